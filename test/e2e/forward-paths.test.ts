import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM/base
      resources: [{ name: things, path: /things, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources: [{ path: "/proxy/{{path}}", forward: { targetNamespace: up } }]
`;

/** Every control character, percent-encoded. */
const controls = [...Array.from({ length: 0x20 }, (_, code) => code), 0x7f].map(
  (code) => `%${code.toString(16).padStart(2, '0')}`,
);

describe('a forwarded path', () => {
  test('with an encoded control character is refused and nothing is sent', async () => {
    await serving(document, async ({ rest, seen }) => {
      for (const code of controls) {
        for (const path of [
          `a${code}b`,
          code,
          `${code.toUpperCase()}/x`,
          `x/${code}`,
          `%25${code.slice(1)}`,
          `%2525${code.slice(1)}`,
        ]) {
          const { status, text } = await rest(`GET /proxy/${path}`);
          expect([path, status, text]).toEqual([path, 400, expect.stringContaining('control character')]);
        }
      }
      expect(seen()).toEqual([]);
    });
  });

  test('with any other encoded character is sent as it came', async () => {
    await serving(document, async ({ rest, seen }) => {
      for (const path of ['a%20b', 'caf%C3%A9', '%21', '%7e', '%e2%80%a8', 'x%2500'.replace('00', '41'), '100%25']) {
        expect([path, (await rest(`GET /proxy/${path}`)).status]).toEqual([path, 200]);
        expect(seen()[0]?.path).toBe(`/base/${path}`);
      }
    });
  });
});
