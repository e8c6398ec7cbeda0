// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadBuiltins } from '@naftiko/adapters';
import { extend } from '@naftiko/runtime';
import { exposeAdapterContract, serveFile } from '@naftiko/runtime/contracts';
import plugin from './json-rpc.js';

const loadPlugins = extend(loadBuiltins, plugin);
const post = (/** @type {unknown} */ message) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(message),
});
const document = (authentication = '') => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: jsonrpc
      namespace: calls
      port: 8080
      ${authentication}
      methods:
        - { name: phase, description: The moon, outputParameters: [{ type: string, value: full }] }
        - { name: lost, description: Nothing, call: nowhere.nothing }
`;

const contract = exposeAdapterContract({
  type: 'jsonrpc',
  loadPlugins,
  document: document(),
  guarded: document("authentication: { type: bearer, token: '{{TOKEN}}' }"),
  ask: { path: '/', init: post({ jsonrpc: '2.0', id: 1, method: 'phase' }) },
  defectBody: (incident) =>
    `{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"Something went wrong here. Incident ${incident}."}}`,
});
for (const { name, run } of contract) test(name, run);

test('a document answers calls of its methods', async (t) => {
  const almanac = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"phase":"full","rises":"21:04"}');
  });
  await once(almanac.listen(0, '127.0.0.1'), 'listening');
  t.after(() => almanac.close().closeAllConnections());
  const { port } = /** @type {import('node:net').AddressInfo} */ (almanac.address());
  const file = fileURLToPath(new URL('moon.yaml', import.meta.url));
  const baseUris = new Map([['almanac', `http://127.0.0.1:${port}`]]);
  const served = await serveFile(file, loadPlugins, { baseUris });
  t.after(() => served.close());

  const call = async (/** @type {unknown} */ message) => (await fetch(served.urlOf('moon'), post(message))).json();
  const params = { day: '2026-06-01' };
  assert.deepEqual(await call({ jsonrpc: '2.0', id: 7, method: 'moon.phase', params }), {
    jsonrpc: '2.0',
    id: 7,
    result: { phase: 'full' },
  });
  assert.deepEqual(await call({ jsonrpc: '2.0', id: 8, method: 'moon.none' }), {
    jsonrpc: '2.0',
    id: 8,
    error: { code: -32601, message: 'There is no method "moon.none".' },
  });
  assert.deepEqual(await call([]), {
    jsonrpc: '2.0',
    id: null,
    error: { code: -32600, message: 'This is not a request.' },
  });
});
