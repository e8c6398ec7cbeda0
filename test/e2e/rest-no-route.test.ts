import { expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { serveWithControl } from '../support/serve-with-control.js';

const document = `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
binds: [{ namespace: env, keys: { DESK_TOKEN: DESK_TOKEN } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: open
      port: 8601
      resources:
        - path: /words
          operations:
            - { method: GET, name: read, call: up.get }
            - { method: PUT, name: broken, call: up.gone }
        - path: /gone
          operations: [{ method: GET, name: broken-too, call: up.gone }]
        - path: /all/{path}
          forward: { targetNamespace: up, trustedHeaders: [] }
        - path: /tides/
          operations: [{ method: GET, name: tides, outputParameters: [{ type: string, value: high }] }]
    - type: rest
      namespace: guarded
      port: 8602
      authentication: { type: bearer, token: '{{DESK_TOKEN}}' }
      resources: [{ path: /secret, operations: [{ method: GET, name: secret, call: up.get }] }]
`;

test('a caller that asks for JSON receives the served routes, without broken ones, and only when admitted', async () => {
  await serveWithControl(
    document,
    async ({ running }) => {
      const exposes = running.capabilities.flatMap((capability) => capability.exposes);
      const urlOf = (namespace: string): string => exposes.find((expose) => expose.namespace === namespace)?.url ?? '';
      const ask = (namespace: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
        exchange(urlOf(namespace), { method: 'GET', path, headers: { Accept: 'application/json', ...headers } });

      const open = await ask('open', '/nowhere');
      expect(JSON.parse(open.text)).toMatchObject({
        status: 404,
        routes: ['GET /words', 'ANY /all/{path}', 'GET /tides/'],
      });
      const tides = [await ask('open', '/tides/'), await ask('open', '/tides'), await ask('open', '/words/')];
      expect(tides.map(({ status }) => status)).toEqual([200, 200, 404]);

      const stranger = await ask('guarded', '/nowhere');
      expect([stranger.status, stranger.text.includes('/secret')]).toEqual([401, false]);
      const known = await ask('guarded', '/nowhere', { Authorization: 'Bearer desk-token' });
      expect(JSON.parse(known.text)).toMatchObject({ status: 404, routes: ['GET /secret'] });

      const page = await ask('open', '/nowhere', { Origin: 'http://elsewhere.test' });
      expect([page.status, page.text.includes('/words')]).toEqual([403, false]);
    },
    { options: { environment: { DESK_TOKEN: 'desk-token' } } },
  );
});

test('a path whose operation has a method that no header can hold is answered', async () => {
  await serveWithControl(
    document.replace('method: PUT, name: broken, call: up.gone', 'method: "PÜT", name: odd, call: up.get'),
    async ({ urlOf }) => {
      const { status, headers } = await exchange(urlOf('rest'), { method: 'DELETE', path: '/words' });
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    },
    { options: { environment: { DESK_TOKEN: 'right' } } },
  );
});
