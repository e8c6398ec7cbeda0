// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadBuiltins } from '@naftiko/adapters';
import { formatDecoderContract } from '@naftiko/engine/contracts';
import { extend } from '@naftiko/runtime';
import { serveFile } from '@naftiko/runtime/contracts';
import plugin, { ini } from './ini.js';

const contract = formatDecoderContract({
  decoder: ini,
  reads: [
    { says: 'keys and sections', body: 'a = 1\n[b]\nc=2', value: { a: '1', b: { c: '2' } } },
    { says: 'past comments and blank lines', body: '; no\n\n# no\r\n[b]\r\n', value: { b: {} } },
    { says: 'a value with an equals sign', body: 'url=/?a=b', value: { url: '/?a=b' } },
    { says: 'names that objects inherit', body: '[__proto__]\na=1', value: JSON.parse('{"__proto__":{"a":"1"}}') },
  ],
  refuses: [
    { says: 'a line without a value', body: '[b]\nword' },
    { says: 'a section without an end', body: '[b' },
  ],
});
for (const { name, run } of contract) test(name, run);

test('a document reads its upstream as INI', async (t) => {
  const router = createServer((_, response) => void response.end('[wifi]\nssid = harbour\nchannel = 11\n'));
  await once(router.listen(0, '127.0.0.1'), 'listening');
  t.after(() => router.close().closeAllConnections());
  const { port } = /** @type {import('node:net').AddressInfo} */ (router.address());
  const served = await serveFile(
    fileURLToPath(new URL('routers.yaml', import.meta.url)),
    extend(loadBuiltins, plugin),
    { baseUris: new Map([['router', `http://127.0.0.1:${port}`]]) },
  );
  t.after(() => served.close());

  const answer = await fetch(`${served.urlOf('routers')}/wifi`);
  assert.deepEqual(await answer.json(), { channel: '11', network: 'harbour' });
});
