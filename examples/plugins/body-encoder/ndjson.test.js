// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadBuiltins } from '@naftiko/adapters';
import { bodyEncoderContract } from '@naftiko/engine/contracts';
import { extend } from '@naftiko/runtime';
import { serveFile } from '@naftiko/runtime/contracts';
import plugin, { ndjson } from './ndjson.js';

const body = "type: ndjson\ndata: '{{rows}}'";
const contract = bodyEncoderContract({
  encoder: ndjson,
  writes: [
    {
      says: 'writes a line for each item',
      body,
      values: { rows: [{ a: 1 }, 'b\nc', null] },
      text: '{"a":1}\n"b\\nc"\nnull\n',
      contentType: 'application/x-ndjson',
    },
    { says: 'writes nothing for an empty list', body, values: { rows: [] }, text: '' },
  ],
  refuses: [{ says: 'a body without its list', body, names: ['rows'] }],
});
for (const { name, run } of contract) test(name, run);

test('a document sends a list as lines', async (t) => {
  const store = createServer((request, response) => {
    void text(request).then((sent) => {
      const stored = sent.split('\n').length - 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ stored }));
    });
  });
  await once(store.listen(0, '127.0.0.1'), 'listening');
  t.after(() => store.close().closeAllConnections());
  const { port } = /** @type {import('node:net').AddressInfo} */ (store.address());
  const file = fileURLToPath(new URL('readings.yaml', import.meta.url));
  const baseUris = new Map([['store', `http://127.0.0.1:${port}`]]);
  const served = await serveFile(file, extend(loadBuiltins, plugin), { baseUris });
  t.after(() => served.close());

  const answer = await fetch(`${served.urlOf('readings')}/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ readings: [{ metres: 3.5 }, { metres: 3.6 }] }),
  });
  assert.deepEqual([answer.status, await answer.json()], [200, { stored: 2 }]);
});
