import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, listen } from '../attack/matrices/drain.js';
import { exchange } from '../support/http-exchange.js';
import { runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { residentNaftiko } from '../support/resident-command.js';
import { until } from '../support/until.js';
import { makeTempDirectory } from './cli-command.js';

const createDocument = (word: string, tool: string): string => `naftiko: 1.0.0-alpha2
info: { label: Words, description: Says words }
binds: [{ namespace: env, keys: { SECRET: SECRET } }]
capability:
  exposes:
  - type: rest
    namespace: front
    port: 8184
    resources:
    - name: say
      path: /say/{word}
      inputParameters: [{ name: word, in: path, type: string }]
      operations: [{ name: say, method: GET, outputParameters: [{ type: string, value: ${word} }] }]
  - type: rest
    namespace: guarded
    port: 8185
    authentication: { type: digest, username: ada, password: '{{SECRET}}' }
    resources:
    - { name: key, path: /key, operations: [{ name: key, method: GET, outputParameters: [{ type: string, value: gold }] }] }
  - type: mcp
    namespace: tools
    port: 8186
    description: Words
    tools: [{ name: ${tool}, description: Says a word, outputParameters: [{ type: string, value: ${word} }] }]
  - type: control
    namespace: ops
    port: 8187
    management: { info: true, reload: true, scripting: {}, logs: { stream: true, level-control: true } }
`;

let place: Awaited<ReturnType<typeof makeTempDirectory>>;
let naftiko: NaftikoProcess;
/** One connection to each worker, by its number. */
let connections: Map<number, Agent>;

const ports = ['front', 'guarded', 'tools', 'ops'].flatMap((namespace) => ['--port', `${namespace}=0`]);

beforeAll(async () => {
  place = await makeTempDirectory({ 'words.yaml': createDocument('calm', 'say') });
  const file = path.join(place.cwd, 'words.yaml');
  naftiko = await runNaftiko([file, ...ports, '--workers', '2'], { SECRET: 'open-sesame' });
  connections = await connectToAll();
});

afterAll(async () => {
  for (const agent of connections.values()) agent.destroy();
  await naftiko.stop();
  await place.remove();
});

const entries = (message: string): readonly Record<string, unknown>[] =>
  naftiko
    .stderr()
    .split('\n')
    .flatMap((line) => (line.includes(`"message":"${message}"`) ? [JSON.parse(line) as Record<string, unknown>] : []));

let count = 0;

/** Opens connections at the same time until both workers have one; the log says whose a connection is. */
async function connectToAll(): Promise<Map<number, Agent>> {
  const found = new Map<number, Agent>();
  while (found.size < 2) {
    const agents = Array.from({ length: 10 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    const paths = agents.map(() => `/say/${(count += 1)}`);
    await Promise.all(agents.map((agent, index) => ask(agent, `${naftiko.urlOf('front')}${paths[index]}`)));
    await until(() => paths.every((one) => entries('request').some((entry) => entry['path'] === one)));
    for (const [index, agent] of agents.entries()) {
      const worker = entries('request').find((entry) => entry['path'] === paths[index])?.['worker'] as number;
      if (found.has(worker)) agent.destroy();
      else found.set(worker, agent);
    }
  }
  return found;
}

/** What each worker answers. */
const askAll = (): Promise<readonly string[]> =>
  Promise.all(
    [...connections.values()].map(async (agent) => (await ask(agent, `${naftiko.urlOf('front')}/say/it`)).text),
  );

const operate = (method: string, target: string, body?: string) =>
  exchange(naftiko.urlOf('ops'), {
    method,
    path: target,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  });

const readCount = async (name: string): Promise<number> => {
  const { text } = await operate('GET', '/metrics');
  return Number(new RegExp(`^${name}(?:\\{.*adapter_type="rest".*\\})? (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
};

describe('a run with two workers', () => {
  test('announces itself once, with one address of each adapter', () => {
    expect(naftiko.ready).toMatchObject({ event: 'ready', workers: 2 });
    expect(entries('worker started').map(({ worker }) => worker)).toEqual([1, 2]);
  });

  test('adds up the metrics and the traces of both', async () => {
    const before = await readCount('naftiko_request_total');
    await askAll();
    await until(async () => (await readCount('naftiko_request_total')) === before + 2);
    expect(await readCount('naftiko_workers')).toBe(2);
    const { traces, bufferUsed } = JSON.parse((await operate('GET', '/traces?limit=2')).text) as {
      traces: { traceId: string }[];
      bufferUsed: number;
    };
    expect([traces.length, bufferUsed]).toEqual([2, before + 2]);
    const found = await Promise.all(traces.map(({ traceId }) => operate('GET', `/traces/${traceId}`)));
    expect(found.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('accepts the nonce of one worker in the other, and each count once', async () => {
    const origin = new URL(naftiko.urlOf('guarded')).origin;
    const challenged = await exchange(origin, { method: 'GET', path: '/key' });
    const nonce = /nonce="([^"]+)"/.exec(challenged.headers['www-authenticate'] ?? '')?.[1] ?? '';
    const send = async (nc: number) => {
      const authorization = answerDigest(nonce, nc.toString(16).padStart(8, '0'));
      return (await exchange(origin, { method: 'GET', path: '/key', headers: { authorization } })).status;
    };
    // One after the other, so that the counts arrive in their order.
    for (let nc = 1; nc <= 6; nc += 1) expect(await send(nc)).toBe(200);
    expect(await Promise.all(Array.from({ length: 10 }, () => send(6)))).toEqual(Array.from({ length: 10 }, () => 401));
  });

  test('changes levels and limits in both, and streams the log of both', async () => {
    const stream = await fetch(`${naftiko.urlOf('ops')}/logs/stream?logger=naftiko.rest`);
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    await until(async () => {
      await askAll();
      received += (await reader.read()).value ?? '';
      return received.includes('"worker":1') && received.includes('"worker":2');
    });
    await reader.cancel();
    await operate('PUT', '/logs/naftiko.rest', '{"level":"ERROR"}');
    await operate('PUT', '/scripting', '{"timeout":1234}');
    // Lines of requests before are written a few milliseconds later.
    await sleep(50);
    const lines = entries('request').length;
    await askAll();
    await sleep(50);
    expect(entries('request')).toHaveLength(lines);
    const limits = await Promise.all(Array.from({ length: 6 }, () => operate('GET', '/scripting')));
    expect(limits.map(({ text }) => (JSON.parse(text) as { timeout: number }).timeout)).toEqual(limits.map(() => 1234));
    await operate('PUT', '/logs/naftiko.rest', '{"level":"INFO"}');
  });

  test('reloads both, and notifies the callers that subscribed at either', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => listen(naftiko.urlOf('tools'))));
    await writeFile(path.join(place.cwd, 'words.yaml'), createDocument('brisk', 'shout'));
    expect((await operate('POST', '/config/reload')).status).toBe(200);
    expect(await askAll()).toEqual(['{"value":"brisk"}', '{"value":"brisk"}']);
    for (const stream of streams) {
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      let received = '';
      await until(async () => (received += (await reader.read()).value ?? '').includes('tools/list_changed'));
      await reader.cancel();
    }
    await writeFile(path.join(place.cwd, 'words.yaml'), createDocument('fresh', 'shout'));
    naftiko.kill('SIGHUP');
    await until(() => entries('reloaded').length === 2);
    expect(await askAll()).toEqual(['{"value":"fresh"}', '{"value":"fresh"}']);
  });

  test('replaces a worker that ends, by one that serves the same version under the same settings', async () => {
    const before = await readCount('naftiko_request_total');
    // Not loaded: without a reload, a new worker serves what the others serve.
    await writeFile(path.join(place.cwd, 'words.yaml'), createDocument('unread', 'unread'));
    process.kill(entries('worker started')[0]?.['pid'] as number, 'SIGKILL');
    await until(() => entries('worker started').length === 3);
    expect(entries('worker ended; another one replaces it')).toMatchObject([{ worker: 1, signal: 'SIGKILL' }]);
    for (const agent of connections.values()) agent.destroy();
    connections = await connectToAll();
    expect(await askAll()).toEqual(['{"value":"fresh"}', '{"value":"fresh"}']);
    expect(await readCount('naftiko_request_total')).toBeGreaterThan(before);
    expect(await readCount('naftiko_workers_ended')).toBe(1);
    const limits = await Promise.all(Array.from({ length: 6 }, () => operate('GET', '/scripting')));
    expect(new Set(limits.map(({ text }) => (JSON.parse(text) as { timeout: number }).timeout))).toEqual(
      new Set([1234]),
    );
    const { workers } = JSON.parse((await operate('GET', '/status')).text) as { workers: Record<string, unknown>[] };
    expect(workers.map(({ worker, state }) => [worker, state])).toEqual([
      [2, 'serving'],
      [1, 'serving'],
    ]);
  });

  test('stops all workers, and ends with 0', async () => {
    expect(await naftiko.stop()).toBe(0);
    expect(entries('stopped')).toHaveLength(1);
  });
});

describe('what only one process can do', () => {
  test.each([
    [['--stdio', 'tools'], '--stdio tools serves standard input, which only one process can read. Set --workers 1.'],
    [['--workers', '0'], '--workers takes a whole number from 1 to 256, or "auto"; "0" is neither.'],
  ])('is refused with %j', async (args, sentence) => {
    const { code, stderr } = await residentNaftiko(['run', 'words.yaml', '--workers', '2', ...args], place);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test('is refused by the first worker for an adapter with the transport stdio, and once', async () => {
    const stdio = createDocument('calm', 'say').replace('port: 8186', 'transport: stdio');
    await writeFile(path.join(place.cwd, 'stdio.yaml'), stdio);
    const env = { SECRET: 'open-sesame' };
    const args = ['run', 'stdio.yaml', '--workers', '2', '--port', '*=0'];
    const { code, stderr } = await residentNaftiko(args, { cwd: place.cwd, env });
    expect([code, stderr.match(/standard input, which only one/g)]).toEqual([2, ['standard input, which only one']]);
  });
});

function answerDigest(nonce: string, nc: string): string {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const a1 = hash('ada:naftiko:open-sesame');
  const response = hash(`${a1}:${nonce}:${nc}:cn:auth:${hash('GET:/key')}`);
  return `Digest username="ada", realm="naftiko", nonce="${nonce}", uri="/key", algorithm=SHA-256, qop=auth, nc=${nc}, cnonce="cn", response="${response}"`;
}
