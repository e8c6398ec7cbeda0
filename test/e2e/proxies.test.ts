import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { naftikoCommand, runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentRun } from '../support/resident-command.js';

const document = (far: string, near: string): string => `naftiko: 1.0.0-alpha2
info: { label: Far, description: Asks far and near }
capability:
  consumes:
  - type: http
    namespace: far
    baseUri: ${far}
    resources: [{ name: thing, path: /thing, operations: [{ name: get, method: GET }, { name: make, method: POST }] }]
  - type: http
    namespace: near
    baseUri: ${near}
    resources: [{ name: thing, path: /thing, operations: [{ name: get, method: GET }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8188
    resources:
    - name: far
      path: /far
      operations: [{ name: get, method: GET, call: far.get }, { name: make, method: POST, call: far.make }]
    - { name: near, path: /near, operations: [{ name: get, method: GET, call: near.get }] }
    - { path: '/pass/{{path}}', forward: { targetNamespace: far, trustedHeaders: [X-A] } }
  - type: mcp
    namespace: tools
    port: 8189
    description: Far
    tools: [{ name: get, description: Gets a thing, call: far.get }]
`;

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly host: string | undefined;
  readonly credential: string | undefined;
}

let near: RecordingUpstream;
let proxy: Server;
let asked: Asked[];
/** How the proxy answers unencrypted requests. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
/** The target of a tunnel; a status refuses it. */
let tunnel: number;
let directory: string;
let running: NaftikoProcess | undefined;

const noted = ({ method = '', url = '', headers }: IncomingMessage): Asked => ({
  method,
  target: url,
  host: headers.host,
  credential: headers['proxy-authorization'],
});

beforeEach(async () => {
  asked = [];
  running = undefined;
  answer = (_, response) => void response.end('through');
  near = await openRecordingUpstream((_, response) => void response.end('directly'));
  proxy = createServer((request, response) => {
    asked.push(noted(request));
    request.resume();
    answer(request, response);
  });
  proxy.on('connect', (request: IncomingMessage, socket: NodeJS.WritableStream & NodeJS.ReadableStream) => {
    asked.push(noted(request));
    socket.on('error', () => undefined);
    if (tunnel < 1_000) return void socket.end(`HTTP/1.1 ${tunnel} No\r\n\r\n`);
    const onward = connect(tunnel, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    return void onward.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-proxies-'));
});

afterEach(async () => {
  await running?.stop();
  await near.close();
  proxy.closeAllConnections();
  proxy.close();
  await rm(directory, { recursive: true, force: true });
});

const noProxies = { HTTP_PROXY: '', HTTPS_PROXY: '', NO_PROXY: '', http_proxy: '', https_proxy: '', no_proxy: '' };
const proxyAt = (credentials = ''): string => `http://${credentials}127.0.0.1:${(proxy.address() as AddressInfo).port}`;

async function begin(
  far: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  text = document(far, near.origin),
) {
  const file = path.join(directory, 'far.yaml');
  await writeFile(file, text);
  const given = [file, '--port', 'front=0', '--port', 'tools=0', '--log-level', 'debug', ...args];
  // Only a new process reads further certificates.
  const run = 'NODE_EXTRA_CA_CERTS' in environment ? runNaftiko : residentRun;
  running = await run(given, { ...noProxies, ...environment });
  const origin = running.urlOf('front');
  return (target: string, method = 'GET', headers = {}): Promise<Answer> =>
    exchange(origin, { method, path: target, headers });
}

const far = 'http://api.internal.example';

describe('a proxy of the environment', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('receives unencrypted requests (%s)', async (name) => {
    const rest = await begin(far, { [name]: proxyAt() });
    for (const [target, method] of [
      ['/far', 'GET'],
      ['/far', 'POST'],
      ['/pass/thing', 'GET'],
    ] as const) {
      expect(await rest(target, method)).toMatchObject({ status: 200, text: 'through' });
      const { target: sent, host } = asked.pop() ?? {};
      expect([sent, host]).toEqual([`${far}/thing`, 'api.internal.example']);
    }
  });

  test('without a scheme is one of HTTP', async () => {
    const rest = await begin(far, { HTTP_PROXY: proxyAt().slice('http://'.length) });
    expect((await rest('/far')).text).toBe('through');
  });

  test('is a tunnel for encrypted requests', async () => {
    const tls = path.join(process.cwd(), 'test/support/tls');
    const [key, cert] = await Promise.all(
      ['loopback-key.pem', 'loopback.pem'].map((name) => readFile(path.join(tls, name))),
    );
    const secure = createTlsServer({ key: key!, cert: cert! }, (_, response) => void response.end('secretly'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    tunnel = (secure.address() as AddressInfo).port;
    const rest = await begin(`https://127.0.0.1:${tunnel}`, {
      HTTPS_PROXY: proxyAt('us%40er:pa%3Ass@'),
      NODE_EXTRA_CA_CERTS: path.join(tls, 'loopback.pem'),
    });
    for (const target of ['/far', '/pass/thing']) {
      expect(await rest(target)).toMatchObject({ status: 200, text: 'secretly' });
    }
    const credential = `Basic ${Buffer.from('us@er:pa:ss').toString('base64')}`;
    expect(asked[0]).toMatchObject({ method: 'CONNECT', target: `127.0.0.1:${tunnel}`, credential });
    secure.closeAllConnections();
    secure.close();
  });

  test.each(['127.0.0.1', '*', 'other.example, 127.0.0.1', 'localhost 127.0.0.1:PORT', '.0.0.1'])(
    'is not used for the hosts of NO_PROXY: %s',
    async (except) => {
      const rest = await begin(far, { HTTP_PROXY: proxyAt(), NO_PROXY: except.replace('PORT', String(near.port)) });
      expect((await rest('/near')).text).toBe('directly');
      expect(asked).toEqual([]);
    },
  );

  test.each(['127.0.0.1:1', '27.0.0.1', 'internal.example:443', 'pi.internal.example', 'api.internal.example.org'])(
    'is used for any other host (NO_PROXY=%s)',
    async (except) => {
      const rest = await begin(far, { HTTP_PROXY: proxyAt(), no_proxy: except });
      expect((await rest('/near')).text).toBe('through');
      expect((await rest('/far')).text).toBe('through');
      expect(asked).toHaveLength(2);
    },
  );

  test('is ignored with --no-proxy', async () => {
    const rest = await begin(far, { HTTP_PROXY: proxyAt(), HTTPS_PROXY: 'nonsense:::' }, ['--no-proxy']);
    expect((await rest('/near')).text).toBe('directly');
    expect(asked).toEqual([]);
  });

  test('alone receives its credentials', async () => {
    const rest = await begin(far, { HTTP_PROXY: proxyAt('user:s3cret-word@') });
    expect((await rest('/far')).text).toBe('through');
    expect(asked[0]?.credential).toBe(`Basic ${Buffer.from('user:s3cret-word').toString('base64')}`);
    answer = (_, response) => void response.socket?.destroy();
    const failed = await rest('/far');
    expect([failed.status, failed.text]).toEqual([502, expect.stringContaining(`through the proxy ${proxyAt()}`)]);
    answer = (_, response) => void response.writeHead(407).end();
    const refused = await rest('/far');
    expect([refused.status, refused.text]).toEqual([502, expect.stringContaining('407')]);
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get","arguments":{}}}';
    const told = await exchange(running!.urlOf('tools'), { method: 'POST', path: '/mcp', headers, body });
    expect(parseRpcMessage(told)).toMatchObject({ result: { isError: true } });
    const shown = [failed.text, refused.text, told.text, running!.stderr()].join('\n');
    for (const secret of ['s3cret-word', Buffer.from('user:s3cret-word').toString('base64')]) {
      expect(shown).not.toContain(secret);
    }
  });

  test('is named when a tunnel is refused, or it is unreachable', async () => {
    tunnel = 403;
    const rest = await begin('https://api.internal.example', { HTTPS_PROXY: proxyAt('a:b@') });
    expect((await rest('/far')).text).toContain(`the proxy refuses with 403 (through the proxy ${proxyAt()})`);
    const address = proxyAt();
    await new Promise((resolve) => {
      proxy.close(resolve);
      proxy.closeAllConnections();
    });
    expect((await rest('/far')).text).toContain(`refuses connections (through the proxy ${address})`);
  });

  test('is used for the documents of an authorization server', async () => {
    const server =
      'type: oauth2, authorizationServerUri: "http://127.0.0.1:59999/as", resource: "https://far.example.com"';
    const text = document(far, near.origin).replace('port: 8188', `port: 8188\n    authentication: { ${server} }`);
    const rest = await begin(far, { HTTP_PROXY: proxyAt() }, [], text);
    expect(
      (await rest('/far', 'GET', { Authorization: 'Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.c2ln' })).status,
    ).toBe(401);
    expect(asked.map(({ target }) => target)).toContain(
      'http://127.0.0.1:59999/.well-known/oauth-authorization-server/as',
    );
  });

  test('that cannot be read refuses the start without being shown', async () => {
    const file = path.join(directory, 'far.yaml');
    await writeFile(file, document(far, near.origin));
    const child = spawn(process.execPath, [naftikoCommand, 'run', file], {
      env: { ...process.env, ...noProxies, HTTPS_PROXY: 'gopher://user:s3cret-word@proxy' },
    });
    const [said, [code]] = await Promise.all([textOf(child.stderr), once(child, 'close') as Promise<[number]>]);
    expect([code, said]).toEqual([2, expect.stringContaining('HTTPS_PROXY')]);
    expect(said).not.toContain('s3cret-word');
  });
});
