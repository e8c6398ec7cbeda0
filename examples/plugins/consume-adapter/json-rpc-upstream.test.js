// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { builtins, loadBuiltins } from '@naftiko/adapters';
import { consumeContract, makePlainKit } from '@naftiko/engine/contracts';
import { extend } from '@naftiko/runtime';
import { serveFile } from '@naftiko/runtime/contracts';
import plugin, { jsonRpcUpstream } from './json-rpc-upstream.js';

/**
 * An upstream that responds to each message with the return value of `answer`, and never responds if that is `undefined`.
 *
 * @param {(message: { method: string; params: Record<string, unknown> }, authorization: string | undefined) => unknown}
 *   answer
 */
async function startUpstream(answer) {
  const server = createServer(async (request, response) => {
    const message = /** @type {{ method: string; params: Record<string, unknown> }} */ (await json(request));
    const made = answer(message, request.headers.authorization);
    if (made !== undefined) response.writeHead(200).end(JSON.stringify({ jsonrpc: '2.0', id: 1, ...made }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/rpc`,
    close: async () => void server.close().closeAllConnections(),
  };
}

const contract = consumeContract({
  adapter: jsonRpcUpstream,
  kit: makePlainKit({ schemes: [await builtins.auth.bearer()] }),
  async start() {
    let arrived = 0;
    const found = { result: { entry: 7 } };
    const { url, close } = await startUpstream(({ method }) => {
      arrived += 1;
      if (method === 'slow') return upstream.whenSlow();
      return method === 'found' ? found : { error: { code: -32601, message: 'Unknown' } };
    });
    const upstream = {
      block: `type: jsonrpc
namespace: api
baseUri: ${url}
authentication: { type: bearer, token: '{{env.KEY}}' }
operations:
- { name: found, method: found, params: [id] }
- { name: lost, method: lost }
- { name: slow, method: slow }`,
      answerBytes: JSON.stringify({ jsonrpc: '2.0', id: 1, ...found }).length,
      arrived: () => arrived,
      whenSlow: () => undefined,
      close,
    };
    return upstream;
  },
});
for (const { name, run } of contract) test(name, run);

test('a document calls a method, and maps its result', async (t) => {
  const ledger = await startUpstream(({ method, params }, authorization) =>
    method === 'entries.find' && authorization === 'Bearer open-sesame'
      ? { result: { id: params['id'], amount: 12.5 } }
      : { error: { code: -32602, message: 'Refused' } },
  );
  t.after(() => ledger.close());
  const served = await serveFile(fileURLToPath(new URL('ledger.yaml', import.meta.url)), extend(loadBuiltins, plugin), {
    environment: { LEDGER_TOKEN: 'open-sesame' },
    baseUris: new Map([['ledger', ledger.url]]),
  });
  t.after(() => served.close());

  const answer = await fetch(`${served.urlOf('books')}/entries/7`);
  assert.deepEqual([answer.status, await answer.json()], [200, { amount: 12.5 }]);
});
