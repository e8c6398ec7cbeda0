import { Agent } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { makeWorkplace, startServing, type Serving } from '../e2e/cli-command.js';
import { findFreePort } from '../support/free-port.js';
import { exchange, type Answer } from '../support/http-exchange.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { until } from '../support/until.js';
import { callWithDigest } from './digest-caller.js';
import { shop } from './gateway-fixture.js';
import { nginx, openNginx } from './nginx.js';
import { judgeItems, loadSteadily, type Call } from './steady-load.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

// Skipped where nginx is not installed: apt-get install nginx-light
(nginx === undefined ? describe.skip : describe)('three replicas behind nginx', () => {
  test('are restarted one by one, and no request over REST, MCP or with a digest is lost', async () => {
    const { cwd, environment } = await makePlace();
    const ports = [await findFreePort(), await findFreePort(), await findFreePort()];
    const start = async (port: number): Promise<Serving> => {
      const options = ['--gateway', String(port), '--no-cache', '--log-format', 'json'];
      const replica = startServing(['run', 'documents', ...options], { cwd, env: environment });
      await replica.firstLine;
      return replica;
    };
    const replicas = await Promise.all(ports.map(start));
    closing.push(() => Promise.all(replicas.map((replica) => stop(replica))));
    const { origin, close } = await openNginx(ports);
    closing.push(close);

    const answeredBy = new Set<string>();
    const judge = (answer: Answer): string | undefined => {
      answeredBy.add(String(answer.headers['x-replica']).split(', ').at(-1) ?? '');
      return judgeItems(answer);
    };
    const agent = new Agent({ keepAlive: true });
    const digest = callWithDigest(origin, 'ada', 's3cret');
    const read = { method: 'GET', path: '/shop/v1/items', agent };
    const order = { method: 'POST', path: '/shop/pass/items', body: '{}', agent };
    const load = loadSteadily(
      {
        'REST GET': async () => judge(await exchange(origin, read)),
        'REST POST': async () => judge(await exchange(origin, order)),
        'MCP 2025': await callTool(origin, 'legacy'),
        'MCP 2026': await callTool(origin, { pin: '2026-07-28' }),
        digest: async () => judge(await digest.get('/shop/guarded/items', agent)),
      },
      2,
    );
    for (const [index, port] of ports.entries()) {
      expect(await stop(replicas[index]!)).toBe(0);
      replicas[index] = await start(port);
      answeredBy.clear();
      await until(() => answeredBy.has(`127.0.0.1:${port}`));
    }
    await load.stop();
    agent.destroy();
    expect(load.failures).toEqual([]);
    expect(load.count()).toBeGreaterThan(100);
    expect(digest.challenges()).toBe(1);
    // Each stop and start takes seconds on a busy machine.
  }, 120_000);
});

const stop = async ({ child, ended }: Serving): Promise<number | null> => {
  child.kill('SIGTERM');
  return (await ended).code;
};

/** A folder with a document and the configuration of a replica. */
async function makePlace() {
  const upstream = await openRecordingUpstream((_, response) => {
    upstream.take();
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[1]}');
  });
  closing.push(() => upstream.close());
  const guarded = {
    type: 'rest',
    namespace: 'shop-guarded',
    port: 8081,
    authentication: { type: 'digest', username: 'ada', password: 's3cret' },
    resources: [{ path: '/guarded/items', operations: [{ method: 'GET', name: 'guarded', call: 'store.list' }] }],
  };
  const place = await makeWorkplace({
    'documents/shop.yaml': shop({ origin: upstream.origin, exposes: [guarded] }),
    'naftiko.config.yaml': 'run: { nonceKey: "${NONCE_KEY}" }\n',
  });
  closing.push(() => place.remove());
  return { cwd: place.cwd, environment: { NONCE_KEY: 'a key that all three replicas share' } };
}

/** A client of one generation of the protocol, which calls a tool through the address of all tools. */
async function callTool(origin: string, mode: 'legacy' | { readonly pin: string }): Promise<Call> {
  const client = new Client({ name: 'test', version: '0' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`)));
  closing.push(() => client.close());
  return async () => {
    const { content, isError } = await client.callTool({ name: 'shop_list-items', arguments: {} });
    return judgeItems({ status: isError === true ? 500 : 200, text: JSON.stringify(content) });
  };
}
