import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ask, attackDrain, clockDocument, listen } from '../attack/matrices/drain.js';
import { naftikoCommand, runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { until } from '../support/until.js';
import { findFreePort } from '../support/free-port.js';

let upstream: RecordingUpstream;
let answer: (response: ServerResponse) => void;
let directory: string;
let running: NaftikoProcess | undefined;

beforeEach(async () => {
  answer = (response) => void response.end('noon');
  upstream = await openRecordingUpstream((_, response) => answer(response));
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-stopping-'));
  await writeFile(path.join(directory, 'clock.yaml'), clockDocument(upstream.origin));
  running = undefined;
});

afterEach(async () => {
  await running?.stop();
  await upstream.close();
  await rm(directory, { recursive: true, force: true });
});

const ports = ['--port', 'front=0', '--port', 'tools=0'];
const begin = async (...args: readonly string[]): Promise<NaftikoProcess> =>
  (running = await runNaftiko([path.join(directory, 'clock.yaml'), ...ports, '--log-level', 'warn', ...args]));

/** A new connection, with one request answered on it. */
async function keptOpen(address: string, target = '/now'): Promise<Socket> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await once(socket, 'data');
  return socket;
}

function deferred() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve: () => resolve() };
}

describe('a stopping process', () => {
  test('cuts none of 50 callers that keep their connections', async () => {
    const { checks, breaks } = await attackDrain('short');
    expect(breaks).toEqual([]);
    expect(checks).toBe(8);
  });

  test('accepts no new connection, answers requests in flight, and ends', async () => {
    const naftiko = await begin();
    const arrived = deferred();
    const release = deferred();
    answer = (response) => {
      arrived.resolve();
      void release.promise.then(() => response.end('noon'));
    };
    const agent = new Agent({ keepAlive: true });
    const slow = ask(agent, `${naftiko.urlOf('front')}/now`);
    await arrived.promise;
    naftiko.kill('SIGTERM');
    await refusing(naftiko.urlOf('front'));
    release.resolve();
    expect(await slow).toMatchObject({ status: 200, text: 'noon', headers: { connection: 'close' } });
    expect(await naftiko.ended).toBe(0);
    agent.destroy();
  });

  test('answers the next request of an idle connection, and closes it', async () => {
    const naftiko = await begin();
    const [rest, mcp] = [await keptOpen(naftiko.urlOf('front')), await keptOpen(naftiko.urlOf('tools'), '/mcp')];
    naftiko.kill('SIGTERM');
    await refusing(naftiko.urlOf('front'));
    for (const [socket, target] of [
      [rest, '/now'],
      [mcp, '/mcp'],
    ] as const) {
      let received = '';
      socket.setEncoding('utf8').on('data', (text: string) => (received += text));
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await once(socket, 'close');
      expect(received).toMatch(/^HTTP\/1\.1 (?:200|405)[^]*\r\nConnection: close\r\n/i);
    }
    expect(await naftiko.ended).toBe(0);
  });

  test('does not wait for idle connections as long as for requests', async () => {
    const naftiko = await begin();
    const idle = await keptOpen(naftiko.urlOf('front'));
    const unused = connect(Number(new URL(naftiko.urlOf('front')).port), '127.0.0.1');
    await once(unused, 'connect');
    unused.on('error', () => undefined);
    const asked = Date.now();
    naftiko.kill('SIGTERM');
    expect(await naftiko.ended).toBe(0);
    // Far below the ten seconds for requests in flight.
    expect(Date.now() - asked).toBeLessThan(6_000);
    idle.destroy();
  });

  test('ends answers without end', async () => {
    const naftiko = await begin();
    const response = await listen(naftiko.urlOf('tools'));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    naftiko.kill('SIGTERM');
    await response.text();
    expect(await naftiko.ended).toBe(0);
  });

  test('that serves only on standard input and output ends at once', async () => {
    const args = ['run', path.join(directory, 'clock.yaml'), '--stdio', 'tools', '--log-format', 'json'];
    const child = spawn(process.execPath, [naftikoCommand, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    await once(child.stderr, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});

/** Until a new connection is refused. */
const refusing = (address: string): Promise<void> =>
  until(async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    const refused = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(false));
      socket.once('error', () => resolve(true));
    });
    socket.destroy();
    return refused;
  });

describe('a process that starts', () => {
  test('refuses connections until it is ready, and never answers 503', async () => {
    const port = await findFreePort();
    const request = (): Promise<number | string | undefined> =>
      ask(new Agent(), `http://127.0.0.1:${port}/now`).then(
        ({ status }) => status,
        (cause: NodeJS.ErrnoException) => cause.code,
      );
    const duringStart: (number | string | undefined)[] = [];
    const vault = await openRecordingUpstream((_, response) => {
      void request().then((seen) => {
        duringStart.push(seen);
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end('{"data":{"data":{"word":"noon"},"metadata":{"version":1}}}');
      });
    });
    const binds = "binds: [{ namespace: safe, location: 'vault://kv2/clock', keys: { WORD: word } }]\n";
    const parameters = 'inputParameters: [{ name: X-Word, in: header, value: "{{WORD}}" }]';
    const text = clockDocument(upstream.origin)
      .replace('capability:', `${binds}capability:`)
      .replace('baseUri:', `${parameters}\n    baseUri:`);
    await writeFile(path.join(directory, 'clock.yaml'), text);
    const args = ['run', path.join(directory, 'clock.yaml'), '--port', `front=${port}`, '--port', 'tools=0'];
    const env = { ...process.env, VAULT_ADDR: vault.origin, VAULT_TOKEN: 'hvs.test' };
    const child = spawn(process.execPath, [naftikoCommand, ...args], { stdio: 'ignore', env });
    let seen: number | string | undefined;
    await until(async () => {
      seen = await request();
      return seen !== 'ECONNREFUSED';
    });
    expect(duringStart).toEqual(['ECONNREFUSED']);
    expect(seen).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'close');
    await vault.close();
  });
});
