// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadBuiltins } from '@naftiko/adapters';
import { authSchemeContract } from '@naftiko/engine/contracts';
import { extend } from '@naftiko/runtime';
import { serveFile } from '@naftiko/runtime/contracts';
import plugin, { hmacWith, signature } from './hmac.js';

const seconds = 1_800_000_000;
const authentication = "{ type: hmac, secret: '{{SECRET}}' }";
const signedBy = (/** @type {string} */ key, /** @type {number} */ at, target = '/') => ({
  'x-signature': `t=${at},v1=${signature(key, at, { method: 'GET', target })}`,
});

const contract = authSchemeContract({
  scheme: hmacWith({ now: () => seconds * 1000 }),
  signs: [
    {
      says: 'signs the time, the method and the target',
      authentication,
      done: [`header X-Signature: ${signedBy('s3cret: ü', seconds, '/a?b=c')['x-signature']}`],
      owns: ['header x-signature'],
    },
  ],
  verifies: [
    ['a signature', signedBy('s3cret: ü', seconds), true],
    ['a signature of five minutes ago', signedBy('s3cret: ü', seconds - 300), true],
    ['an older signature', signedBy('s3cret: ü', seconds - 301), false],
    ['a signature of another target', signedBy('s3cret: ü', seconds, '/other'), false],
    ['a signature with another secret', signedBy('other', seconds), false],
    ['a header of another form', { 'x-signature': 'v1=00' }, false],
  ].map(([says, headers, accepted]) => ({
    says: String(says),
    authentication,
    request: { headers: /** @type {Record<string, string>} */ (headers) },
    accepted: accepted === true,
  })),
  challenges: { authentication, body: 'Unauthorized', challenges: ['HMAC'] },
  refusesToGuard: ['{ type: hmac }', "{ type: hmac, secret: ' ' }"],
});
for (const { name, run } of contract) test(name, run);

test('a document checks signatures of its callers, and signs its own requests', async (t) => {
  const gauge = createServer((request, response) => {
    const [, at] = /^t=(\d+),/.exec(String(request.headers['x-signature'])) ?? [];
    const isSigned = request.headers['x-signature'] === signedBy('upstream', Number(at), '/level')['x-signature'];
    response.writeHead(isSigned ? 200 : 401, { 'content-type': 'application/json' }).end('{"metres":3.5}');
  });
  await once(gauge.listen(0, '127.0.0.1'), 'listening');
  t.after(() => gauge.close().closeAllConnections());
  const { port } = /** @type {import('node:net').AddressInfo} */ (gauge.address());
  const file = fileURLToPath(new URL('tides.yaml', import.meta.url));
  const served = await serveFile(file, extend(loadBuiltins, plugin), {
    environment: { CALLER_SECRET: 'caller', UPSTREAM_SECRET: 'upstream' },
    baseUris: new Map([['gauge', `http://127.0.0.1:${port}`]]),
  });
  t.after(() => served.close());

  const now = Math.floor(Date.now() / 1000);
  const bare = await fetch(`${served.urlOf('tides')}/tide`);
  const signed = await fetch(`${served.urlOf('tides')}/tide`, { headers: signedBy('caller', now, '/tide') });
  assert.equal(bare.status, 401);
  assert.deepEqual([signed.status, await signed.json()], [200, { metres: 3.5 }]);
});
