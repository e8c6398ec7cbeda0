import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = (asked: string, sent = ''): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: UPSTREAM
      ${sent}
      resources:
        - { name: ships, path: /ships, operations: [{ name: list, method: GET }] }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      ${asked}
      resources:
        - path: /ships
          operations: [{ method: GET, call: registry.list }]
`;

const oauth2 = 'type: oauth2, authorizationServerUri: "UPSTREAM/as", resource: "https://ships.example.com"';

describe('OAuth 2 in a document', () => {
  test('never calls the tokenEndpoint, because callers already have a token', async () => {
    const text = document(`authentication: { ${oauth2}, tokenEndpoint: "UPSTREAM/token", tokenValidation: jwks }`);
    const { status, paths } = await serving(text, async ({ rest, seen }) => {
      const { status } = await rest('GET /ships', { headers: { Authorization: 'Bearer e30.e30.c2ln' } });
      return { status, paths: seen().map(({ path }) => path) };
    });
    expect(status).toBe(401);
    expect(paths).not.toContain('/ships');
    expect(paths).not.toContain('/token');
  });

  test.each([
    ['with tokenValidation: introspection', document(`authentication: { ${oauth2}, tokenValidation: introspection }`)],
    ['towards an upstream', document('', `authentication: { ${oauth2} }`)],
  ])('%s refuses the start, as the format has no client credentials', async (_, text) => {
    await expect(serving(text, () => Promise.resolve())).rejects.toThrow('client credentials');
  });
});

describe('a key', () => {
  test('without placement is a header in both directions', async () => {
    const key = (name: string, value: string) => `authentication: { type: apikey, key: ${name}, value: ${value} }`;
    const { statuses, keys } = await serving(
      document(key('X-Ours', 'a1'), key('X-Theirs', 'b2')),
      async ({ rest, seen }) => {
        const without = await rest('GET /ships?X-Ours=a1');
        const withKey = await rest('GET /ships', { headers: { 'X-Ours': 'a1' } });
        return { statuses: [without.status, withKey.status], keys: seen().map(({ headers }) => headers['x-theirs']) };
      },
    );
    expect([statuses, keys]).toEqual([[401, 200], ['b2']]);
  });
});
