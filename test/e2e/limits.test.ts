import { createServer as createRawServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type LogEntry, type Running, type RunOptions } from '@naftiko/runtime';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { createRecordingLogs } from '../support/recording-logs.js';

const adapters = ['rest', 'mcp', 'skill', 'control'] as const;
type Adapter = (typeof adapters)[number];

const documentFor = (port: number, authentication = ''): string => `naftiko: 1.0.0-alpha2
info: { label: Things, description: Has things }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: http://127.0.0.1:${port}
    resources:
    - name: thing
      path: /thing
      operations:
      - { name: get, method: GET }
      - { name: add, method: POST, inputParameters: [{ name: body, in: body }] }
  exposes:
  - type: rest
    namespace: front
    port: 8186
    ${authentication}
    resources:
    - name: thing
      path: /thing
      operations:
      - { name: get, method: GET, call: up.get }
      - { name: add, method: POST, call: up.add, inputParameters: [{ name: body, in: body }] }
    - path: /pass/{{path}}
      forward: { targetNamespace: up, trustedHeaders: [X-A] }
  - type: mcp
    namespace: tools
    port: 8187
    description: Things
    ${authentication}
    tools: [{ name: get, description: Gets a thing, call: up.get }]
  - type: skill
    namespace: skills
    port: 8188
    description: Things
    ${authentication}
    skills: [{ name: thing, description: A thing, tools: [{ name: get, description: Gets a thing, from: { sourceNamespace: tools, action: get } }] }]
  - type: control
    namespace: desk
    port: 8189
    ${authentication}
    management: { reload: true, validate: true }
`;

/** What the upstream does with a request; its sockets in the order of arrival. */
let respond: (socket: Socket, index: number) => void;
let upstream: Server;
let received: number;
let open: number;
let maxOpen: number;
let running: Running | undefined;
let sockets: Set<Socket>;
let logged: LogEntry[];

beforeEach(async () => {
  [received, open, maxOpen, logged, running] = [0, 0, 0, [], undefined];
  sockets = new Set();
  respond = (socket) => void socket.write(okay);
  upstream = createRawServer((socket) => {
    sockets.add(socket);
    open += 1;
    maxOpen = Math.max(maxOpen, open);
    socket.on('error', () => undefined).once('close', () => (open -= 1));
    socket.on('data', (bytes) => {
      if (!/^[A-Z]+ /.test(bytes.toString('latin1'))) return;
      received += 1;
      respond(socket, received);
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await running?.close(0);
  await new Promise((resolve) => upstream.close(resolve));
});

const okay = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

async function serve(options: Partial<RunOptions>, authentication?: string, environment = {}): Promise<void> {
  const text = documentFor((upstream.address() as AddressInfo).port, authentication);
  const planned = await planDocument('things.yaml', text, loadBuiltins);
  const logs = createRecordingLogs((entry) => void logged.push(entry));
  const ports = new Map([['*', 0]]);
  const started = await start([planned], { ...defaultRunOptions, ports, logs, environment, ...options });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  running = started.value;
}

const limits = (some: Partial<RunOptions['serverLimits']>): Pick<RunOptions, 'serverLimits'> => ({
  serverLimits: { ...defaultRunOptions.serverLimits, ...some },
});
const originOf = (type: string): string =>
  new URL(running?.capabilities[0]?.exposes.find((expose) => expose.type === type)?.url ?? '').origin;
const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  exchange(originOf('rest'), { method: 'GET', path, headers });
const callTool = async (): Promise<Record<string, unknown>> => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'get', arguments: {} } });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const answer = await exchange(originOf('mcp'), { method: 'POST', path: '/mcp', headers, body });
  return parseRpcMessage(answer)['result'] as Record<string, unknown>;
};
const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await sleep(5);
};

/** A raw connection; `closed` settles with everything received. */
function dial(type: string, from?: string): { readonly socket: Socket; readonly closed: Promise<string> } {
  const { port } = new URL(originOf(type));
  const socket = connect({
    port: Number(port),
    host: '127.0.0.1',
    ...(from === undefined ? {} : { localAddress: from }),
  });
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  socket.on('error', () => undefined);
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve(text))) };
}

const bodies: Readonly<Record<Adapter, string>> = {
  rest: 'POST /thing',
  mcp: 'POST /mcp',
  skill: 'POST /skills',
  control: 'POST /config/validate',
};

describe('a caller', () => {
  test.each(adapters)('that sends nothing is cut off: %s', async (adapter) => {
    await serve(limits({ receiveMs: 200 }));
    expect(await dial(adapter).closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  test.each(adapters)('that sends its head byte by byte is cut off with 408: %s', async (adapter) => {
    await serve(limits({ receiveMs: 200 }));
    const { socket, closed } = dial(adapter);
    socket.write('GET / HTTP/1.1\r\nX-A: ');
    const trickle = setInterval(() => socket.writable && socket.write('a'), 50);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(trickle);
  });

  test.each(['rest', 'mcp', 'control'] as const)(
    'that sends its body byte by byte is cut off with 408: %s',
    async (adapter) => {
      await serve(limits({ receiveMs: 200 }));
      const { socket, closed } = dial(adapter);
      socket.write(
        `${bodies[adapter]} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{`,
      );
      const trickle = setInterval(() => socket.writable && socket.write(' '), 50);
      expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
      clearInterval(trickle);
    },
  );

  test('that sends the body of a forwarded request byte by byte is cut off with 408', async () => {
    await serve(limits({ receiveMs: 200 }));
    respond = () => undefined;
    const { socket, closed } = dial('rest');
    socket.write('POST /pass/thing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n{');
    const trickle = setInterval(() => socket.writable && socket.write(' '), 50);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(trickle);
    expect(logged.filter(({ message }) => message === 'defect')).toEqual([]);
  });

  test('that goes on sending a body after its answer is cut off', async () => {
    await serve(limits({ receiveMs: 200 }));
    const { socket, closed } = dial('skill');
    socket.write(`${bodies.skill} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n{`);
    const trickle = setInterval(() => socket.writable && socket.write(' '), 50);
    expect(await closed).toMatch(/^HTTP\/1\.1 405 /);
    clearInterval(trickle);
  });

  test('that sends a large body at its own pace is served', async () => {
    await serve(limits({ receiveMs: 200 }));
    const { socket, closed } = dial('rest');
    const part = ' '.repeat(4_096);
    socket.write(
      `POST /thing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${part.length * 20}\r\n\r\n`,
    );
    for (let sent = 0; sent < 20; sent += 1) {
      socket.write(part);
      await sleep(40);
    }
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('that does not read its answer is disconnected, so that others reach the upstream', async () => {
    await serve({ ...limits({ receiveMs: 200 }), connectionLimits: () => ({ connections: 1, queue: 100 }) });
    respond = (socket, index) => {
      if (index > 1) return void socket.write(okay);
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${2 ** 30}\r\n\r\n`);
      const send = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536)));
      };
      socket.on('drain', send);
      send();
    };
    const { socket } = dial('rest');
    socket.pause().write('GET /pass/thing HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until(() => received === 1);
    expect((await ask('/thing')).status).toBe(200);
    socket.destroy();
  });

  test('that waits for its answer, or reads it slowly, is served', async () => {
    // The buffers of a connection on one machine take several MB, which this caller needs some hundred milliseconds to read.
    await serve(limits({ receiveMs: 300 }));
    const body = 'a'.repeat(12 * 2 ** 20);
    respond = (socket) =>
      void setTimeout(() => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`), 1_000);
    const { socket, closed } = dial('rest');
    socket.write('GET /pass/thing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    const pausing = setInterval(() => {
      socket.pause();
      setTimeout(() => socket.resume(), 50);
    }, 60);
    expect((await closed).length).toBeGreaterThan(body.length);
    clearInterval(pausing);
  });

  test('whose connection was idle longer than a head may take is served on it', async () => {
    await serve(limits({ receiveMs: 200 }));
    const { socket, closed } = dial('rest');
    socket.write('GET /thing HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    await sleep(600);
    socket.write('GET /thing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect((await closed).match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
  });

  test.each(adapters)('with too many headers, or too large ones, is answered 431: %s', async (adapter) => {
    await serve(limits({ headers: 10, headBytes: 8_192 }));
    const send = async (headers: Readonly<Record<string, string>>) =>
      (await exchange(originOf(adapter), { method: 'GET', path: '/', headers })).status;
    // Host and Connection are two of them.
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`x-${n}`, 'a']));
    expect(await send(many(8))).not.toBe(431);
    expect(await send(many(9))).toBe(431);
    expect(await send(many(500))).toBe(431);
    expect(await send({ 'x-a': 'a'.repeat(7_000) })).not.toBe(431);
    expect(await send({ 'x-a': 'a'.repeat(9_000) })).toBe(431);
  });
});

describe('a server', () => {
  test('answers so many requests at once, and further ones with 503', async () => {
    await serve(limits({ requests: 3 }));
    const waiting: Socket[] = [];
    respond = (socket) => void waiting.push(socket);
    const slow = [ask('/thing'), ask('/thing'), ask('/thing')];
    await until(() => waiting.length === 3);
    const refused = await ask('/thing');
    expect([refused.status, refused.headers['retry-after'], refused.text]).toEqual([
      503,
      '1',
      expect.stringContaining('3 concurrent requests'),
    ]);
    // Other servers count for themselves.
    expect((await exchange(originOf('control'), { method: 'GET', path: '/health/live' })).status).toBe(200);
    for (const socket of waiting) socket.write(okay);
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200, 200]);
    respond = (socket) => void socket.write(okay);
    expect((await ask('/thing')).status).toBe(200);
    expect(logged.filter(({ message }) => message === 'callers refused')).toHaveLength(1);
  });

  test('accepts so many connections, and closes further ones', async () => {
    await serve(limits({ connections: 2 }));
    const kept = [dial('rest'), dial('rest')];
    await Promise.all(kept.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
    await sleep(20);
    expect(await dial('rest').closed).toBe('');
    kept[0]?.socket.destroy();
    await kept[0]?.closed;
    await sleep(20);
    expect((await ask('/thing')).status).toBe(200);
    kept[1]?.socket.destroy();
    expect(logged.filter(({ message }) => message === 'callers refused')).toHaveLength(1);
  });
});

describe('an upstream', () => {
  const connections = (count: number, queue: number): Partial<RunOptions> => ({
    connectionLimits: () => ({ connections: count, queue }),
  });

  test('has so many connections, and further calls wait in order', async () => {
    await serve({ ...connections(2, 100) });
    respond = (socket) => void setTimeout(() => socket.write(okay), 10);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/thing')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect([received, maxOpen]).toEqual([20, 2]);

    const held: Socket[] = [];
    const order: number[] = [];
    respond = (socket) => void held.push(socket);
    const waiting: Promise<unknown>[] = [];
    for (let call = 0; call < 5; call += 1) {
      waiting.push(ask('/thing').then(() => order.push(call)));
      // Each call arrives before the next one is made.
      await sleep(30);
    }
    for (let done = 0; done < 5; done += 1) {
      await until(() => held.length > 0);
      held.shift()?.write(okay);
      await until(() => order.length > done);
    }
    await Promise.all(waiting);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  test('counts forwarded requests until their streams have ended', async () => {
    await serve({ ...connections(1, 100) });
    const streams: Socket[] = [];
    respond = (socket) => {
      streams.push(socket);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nh');
    };
    const first = ask('/pass/thing');
    await until(() => streams.length === 1);
    const second = ask('/pass/thing');
    await sleep(50);
    expect(received).toBe(1);
    streams[0]?.write('i');
    expect((await first).text).toBe('hi');
    await until(() => streams.length === 2);
    streams[1]?.write('i');
    expect((await second).text).toBe('hi');
  });

  test('whose connections are busy until the deadline is a 504 that says so, over MCP an error', async () => {
    await serve({ ...connections(1, 100), timeoutMs: 1_000 });
    respond = (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n');
    const trickle = setInterval(() => sockets.forEach((socket) => socket.write(' ')), 50);
    const stream = dial('rest');
    stream.socket.write('GET /pass/thing HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until(() => received === 1);
    const asked = [ask('/thing'), ask('/pass/thing'), callTool()] as const;
    const sentence = '"up" was not called: all 1 connections to it were in use for 1000 ms.';
    for (const refused of [await asked[0], await asked[1]]) {
      expect([refused.status, (JSON.parse(refused.text) as { detail: string }).detail]).toEqual([504, sentence]);
    }
    expect(await asked[2]).toEqual({ isError: true, content: [{ type: 'text', text: sentence }] });
    expect(received).toBe(1);
    clearInterval(trickle);
    stream.socket.destroy();
    respond = (socket) => void socket.write(okay);
    expect((await ask('/thing')).status).toBe(200);
  });

  test('with too many waiting calls is a 503 at once, over MCP an error', async () => {
    await serve({ ...connections(1, 1) });
    const held: Socket[] = [];
    respond = (socket) => void held.push(socket);
    const first = ask('/thing');
    await until(() => held.length === 1);
    const second = ask('/thing');
    await sleep(30);
    const [third, forwarded] = [await ask('/thing'), await ask('/pass/thing')];
    for (const refused of [third, forwarded]) {
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
      expect(refused.text).toContain('upstream-busy');
    }
    expect(await callTool()).toMatchObject({ isError: true });
    respond = (socket) => void socket.write(okay);
    held[0]?.write(okay);
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
  });

  test('is not called for a caller that left while waiting', async () => {
    await serve({ ...connections(1, 10) });
    const held: Socket[] = [];
    respond = (socket) => void held.push(socket);
    const first = ask('/thing');
    await until(() => held.length === 1);
    const { socket, closed } = dial('rest');
    socket.write('GET /thing HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await sleep(50);
    socket.destroy();
    await closed;
    await sleep(50);
    held[0]?.write(okay);
    await first;
    respond = (next) => void next.write(okay);
    expect((await ask('/thing')).status).toBe(200);
    expect(received).toBe(2);
  });
});
