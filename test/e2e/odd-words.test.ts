import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { exchange } from '../support/http-exchange.js';
import { serveDocument } from '../support/serve-document.js';

const withAuthentication = (type: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Odd, description: Odd words }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:1
      authentication: { type: ${JSON.stringify(type)} }
      resources: [{ name: a, path: /a, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources: [{ name: a, path: /a, operations: [{ name: get, method: GET, call: up.get }] }]
`;

describe('a word', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
    'of JavaScript is an unknown type of authentication: %s',
    async (type) => {
      const { diagnostics } = await planDocument('odd.yaml', withAuthentication(type), loadBuiltins);
      const other = await planDocument('odd.yaml', withAuthentication('unheard'), loadBuiltins);
      expect(diagnostics.map(({ code }) => code)).toEqual(other.diagnostics.map(({ code }) => code));
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );

  test.each(['constructor', 'toString', '__proto__'])(
    'of JavaScript is not an environment variable: %s',
    async (name) => {
      const text = withAuthentication('bearer')
        .replace('type: "bearer"', `type: bearer, token: '{{TOKEN}}'`)
        .replace('capability:', `binds: [{ namespace: env, keys: { TOKEN: ${JSON.stringify(name)} } }]\ncapability:`);
      await expect(serveDocument(text)).rejects.toThrow(name);
    },
  );
});

describe('a lone surrogate', () => {
  test('is replaced in every part of a request', async () => {
    const served = await serveDocument(`
naftiko: 1.0.0-alpha2
info: { label: Odd, description: Odd words }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - name: a
          path: "/a\\ud800/{{value}}"
          operations:
            - name: put
              method: PUT
              inputParameters:
                - { name: value, in: path }
                - { name: q, in: query, value: '{{value}}' }
                - { name: Content-Disposition, in: header, value: 'attachment; filename="{{value}}"' }
              body: { type: formUrlEncoded, data: 'note={{value}}' }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - name: a
          path: /a
          operations:
            - name: put
              method: PUT
              inputParameters: [{ name: value, in: body, type: string }]
              call: up.put
              with: { value: front.value }
`);
    try {
      const { origin } = new URL(served.urlOf('rest'));
      const headers = { 'content-type': 'application/json' };
      const body = '{"value":"x\\ud800"}';
      const { status } = await exchange(origin, { method: 'PUT', path: '/a', headers, body });
      expect(status).toBe(200);
      const [seen] = served.upstream.take();
      expect(seen).toMatchObject({ path: '/a%EF%BF%BD/x%EF%BF%BD', query: { q: 'x\ufffd' }, body: 'note=x%EF%BF%BD' });
      expect(seen?.headers['content-disposition']).toBe('attachment; filename="x\u00ef\u00bf\u00bd"');
    } finally {
      await served.close();
    }
  });
});

describe('a request target that is not an address', () => {
  test.each(['http://[::1/a', 'http://[::1/a/b', 'http://[/', 'http://a:b:c/x', 'http://%zz/x', 'x://[::', '//[::1/x'])(
    'is answered without a defect, and never served without the credential: %s',
    async (path) => {
      const text = withAuthentication('none')
        .replace(/ +authentication: .*\n/, '')
        .replaceAll('call: up.get', 'outputParameters: [{ name: b, type: string, value: b }]');
      for (const guard of ['', 'authentication: { type: bearer, token: s3cret-value }']) {
        // Any host is allowed, so that a request without the credential is refused for that reason.
        const options = guard === '' ? {} : { allowHosts: ['*'] };
        const served = await serveDocument(text.replace('      port: 8601', `      port: 8601\n      ${guard}`), {
          options,
        });
        try {
          const { status } = await exchange(new URL(served.urlOf('rest')).origin, { method: 'GET', path });
          expect(guard === '' ? [200, 400, 403, 404] : [400, 401]).toContain(status);
        } finally {
          await served.close();
        }
      }
    },
  );
});
