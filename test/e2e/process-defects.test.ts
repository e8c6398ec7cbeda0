import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type LoadPlugins, type LogEntry } from '@naftiko/runtime';
import { naftikoCommand, runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { createRecordingLogs } from '../support/recording-logs.js';
import { until } from '../support/until.js';
import { withClientSend } from '../support/with-client-send.js';

const secret = 'a-secret-value';
const document = `naftiko: 1.0.0-alpha2
info: { label: Things, description: Has things }
binds: [{ namespace: env, keys: { KEY: KEY } }]
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: http://127.0.0.1:9
    authentication: { type: bearer, token: '{{KEY}}' }
    resources: [{ name: thing, path: /thing, operations: [{ name: get, method: GET }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8186
    resources:
    - { name: thing, path: /thing, operations: [{ name: get, method: GET, outputParameters: [{ type: string, value: hi }] }] }
    - { name: called, path: /called, operations: [{ name: get, method: GET, call: up.get }] }
  - type: mcp
    namespace: tools
    port: 8187
    description: Things
    tools: [{ name: get, description: Gets a thing, call: up.get }]
  - { type: control, namespace: desk, port: 8189, observability: { enabled: true } }
`;

/** Errors that nothing catches, as a program that runs when the process receives SIGUSR2. */
const errors: Readonly<Record<string, string>> = {
  'a timer': `setTimeout(() => { throw new Error('boom ${secret}'); }, 0)`,
  'an immediate': "setImmediate(() => { throw new TypeError('boom'); })",
  'a tick': "process.nextTick(() => { throw new RangeError('boom'); })",
  'a microtask': "queueMicrotask(() => { throw new Error('boom'); })",
  'a promise': `Promise.reject(new Error('boom ${secret}'))`,
  'a promise without a reason': 'Promise.reject()',
  'a promise of an object without a text': 'Promise.reject(Object.create(null))',
  'an emitter': "new EventEmitter().emit('error', new Error('boom'))",
  'a stream': "new Readable({ read() { this.destroy(new Error('boom')); } }).resume()",
  'a worker': 'new Worker(\'throw new Error("boom")\', { eval: true })',
  'a socket': "connect(1, '127.0.0.1')",
  'a thrown word': "setTimeout(() => { throw 'boom'; }, 0)",
  'a recursion': 'setTimeout(function deep() { deep(); }, 0)',
};
const imports = [
  "import { EventEmitter } from 'node:events';",
  "import { Readable } from 'node:stream';",
  "import { Worker } from 'node:worker_threads';",
  "import { connect } from 'node:net';",
];
const program = `${imports.join('\n')}
const errors = [${Object.values(errors)
  .map((error) => `() => void (${error})`)
  .join(', ')}];
process.on('SIGUSR2', () => errors.shift()());`;

let directory: string;
let preload: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-defects-'));
  preload = path.join(directory, 'preload.mjs');
  await writeFile(path.join(directory, 'things.yaml'), document);
  await writeFile(preload, program);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const ports = ['--port', '*=0'];
const begin = (environment: Readonly<Record<string, string>> = {}): Promise<NaftikoProcess> =>
  runNaftiko([path.join(directory, 'things.yaml'), ...ports], { KEY: secret, ...environment });

/** On a connection of its own: a process that stops waits for idle ones. */
const get = (address: string): Promise<Response> => fetch(address, { headers: { connection: 'close' } });

describe('an error that nothing caught', () => {
  let naftiko: NaftikoProcess;
  beforeAll(async () => (naftiko = await begin({ NODE_OPTIONS: `--import ${preload}` })));
  afterAll(async () => void (await naftiko.stop()));

  const defects = (): readonly Record<string, string>[] =>
    naftiko
      .stderr()
      .split('\n')
      .filter((line) => line.includes('"defect"'))
      .map((line) => JSON.parse(line) as Record<string, string>);

  test.each(Object.keys(errors))('of %s is logged, and the process goes on', async () => {
    const before = defects().length;
    naftiko.kill('SIGUSR2');
    while (defects().length === before) await sleep(5);
    expect(defects()).toHaveLength(before + 1);
    expect(defects().at(-1)).toMatchObject({ level: 'error', incident: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect((await get(`${naftiko.urlOf('front')}/thing`)).status).toBe(200);
  });

  test('is logged without secrets and counted, and the process ends as usual', async () => {
    expect(naftiko.stderr()).toContain('boom ***');
    expect(naftiko.stderr()).not.toContain(secret);
    const metrics = await (await get(`${naftiko.urlOf('desk')}/metrics`)).text();
    expect(metrics).toMatch(
      new RegExp(`^naftiko_process_defects(_total)?(\\{.*\\})? ${Object.keys(errors).length}$`, 'm'),
    );
    expect(await naftiko.stop()).toBe(0);
  });
});

/** Clients of upstreams lose their requests: an error elsewhere keeps them from ever settling. */
const withLossyClient = (receive: () => void): LoadPlugins =>
  withClientSend(() => {
    receive();
    return new Promise(() => undefined);
  });

test('a request that an error elsewhere has lost is answered 500 with the incident, over REST and MCP', async () => {
  const logged: LogEntry[] = [];
  let received = 0;
  const logs = createRecordingLogs((entry) => void logged.push(entry));
  const planned = await planDocument(
    'things.yaml',
    document,
    withLossyClient(() => (received += 1)),
  );
  const options = { environment: { KEY: secret }, ports: new Map([['*', 0]]), timeoutMs: 100, logs };
  const started = await start([planned], { ...defaultRunOptions, ...options });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  const running = started.value;
  const urlOf = (type: string): string =>
    running.capabilities[0]?.exposes.find((expose) => expose.type === type)?.url ?? '';
  const rest = fetch(`${urlOf('rest')}/called`);
  const mcp = fetch(urlOf('mcp'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get","arguments":{}}}',
  });
  await until(() => received === 2);
  await sleep(100);
  const incident = running.reportDefect(new Error(`lost ${secret}`));
  for (const answer of await Promise.all([rest, mcp])) {
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain(incident);
  }
  await running.close(0);
  const [defect] = logged.filter(({ message }) => message === 'defect');
  expect(defect?.fields).toMatchObject({ incident, stack: expect.stringContaining('lost ***') });
});

test('an embedding program keeps its own handlers', async () => {
  const before = ['uncaughtException', 'unhandledRejection'].map((name) => process.listenerCount(name));
  const planned = await planDocument('things.yaml', document, loadBuiltins);
  const started = await start([planned], {
    ...defaultRunOptions,
    environment: { KEY: secret },
    ports: new Map([['*', 0]]),
  });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  expect(['uncaughtException', 'unhandledRejection'].map((name) => process.listenerCount(name))).toEqual(before);
  await started.value.close(0);
});

describe('a process', () => {
  /** Runs the command in a shell: redirections and limits are its business. */
  const shell = (line: string) => {
    const child = spawn('/bin/sh', ['-c', line], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, KEY: secret },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    return { child, text: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
  };
  const command = `exec '${process.execPath}' '${naftikoCommand}' run things.yaml --log-format json --port '*=0'`;
  const ready = async (text: () => string): Promise<string> => {
    while (!text().includes('"ready"')) await sleep(10);
    return /"url":"(http:\/\/127\.0\.0\.1:\d+)","routes/.exec(text())?.[1] ?? '';
  };

  /** A process that has survived one test, and begins the next one. */
  let small: ReturnType<typeof shell>;

  // Node 20 reads the modules of the built packages all at once; later versions do not, and the bundle starts with 21 files.
  const limits = process.version.startsWith('v20.') ? test : test.skip;
  limits.each([64, 80])('that may open %i files says so in one sentence', async (limit) => {
    const packages = command.replace(naftikoCommand, path.resolve('packages/cli/bin/naftiko.js'));
    const { text, ended } = shell(`cd '${directory}' && ulimit -n ${limit} && ${packages}`);
    expect(await ended).toBe(3);
    expect(text()).toBe(
      `naftiko: too many open files: raise the limit of this process (ulimit -n, now ${limit}) to 256 or more.\n`,
    );
  });

  test('that runs out of files warns once, fails single calls with a reason, and recovers', async () => {
    small = shell(`cd '${directory}' && ulimit -n 140 && ${command}`);
    const { text } = small;
    const origin = await ready(text);
    const { port } = new URL(origin);
    const held = Array.from({ length: 150 }, () => connect(Number(port), '127.0.0.1').on('error', () => undefined));
    while (!text().includes('too many open files')) await sleep(20);
    held.forEach((socket) => socket.destroy());
    for (;;) {
      const status = await get(`${origin}/thing`).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) break;
      await sleep(20);
    }
    expect(text().match(/too many open files/g)).toHaveLength(1);
    expect(text()).not.toContain('"defect"');
  });

  test('goes on when the reader of its logs is gone', async () => {
    const { child, text, ended } = small;
    const origin = await ready(text);
    child.stderr.destroy();
    child.stdout.destroy();
    for (let n = 0; n < 5; n += 1) expect((await get(`${origin}/thing`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('goes on when the disk of its logs and its output is full, and says so by its exit code', async () => {
    const [redirection, code] = ['>/dev/full 2>/dev/full', 1];
    const port = 8_300 + code;
    const { child, ended } = shell(
      `cd '${directory}' && ${command.replace('*=0', `front=${port}' --port 'tools=0' --port 'desk=0`)} ${redirection}`,
    );
    for (;;) {
      const status = await get(`http://127.0.0.1:${port}/thing`).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) break;
      await sleep(50);
    }
    expect((await get(`http://127.0.0.1:${port}/thing`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(code);
  });
});
