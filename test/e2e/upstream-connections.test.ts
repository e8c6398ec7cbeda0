import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'POST', 'PATCH'] as const;
const called = ['GET', 'PUT', 'DELETE', 'POST', 'PATCH'] as const;

const documentFor = (port: number): string => `naftiko: 1.0.0-alpha2
info: { label: Things, description: Has things }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: http://127.0.0.1:${port}
    resources:
    - name: thing
      path: /thing
      operations: [${called.map((method) => `{ name: ${method.toLowerCase()}, method: ${method} }`).join(', ')}]
  exposes:
  - type: rest
    namespace: front
    port: 8186
    resources:
    - name: thing
      path: /thing
      operations:
${called.map((method) => `      - { name: ${method.toLowerCase()}, method: ${method}, call: up.${method.toLowerCase()} }`).join('\n')}
    - path: /pass/{{path}}
      forward: { targetNamespace: up, trustedHeaders: [X-A] }
  - type: mcp
    namespace: tools
    port: 8187
    description: Things
    tools: [{ name: get, description: Gets a thing, call: up.get }]
`;

/** The reaction of an upstream to the n-th request of the n-th connection, both from 1. */
let respond: (socket: Socket, place: { readonly connection: number; readonly request: number }) => void;
let requests: string[];
let upstream: Server;
let served: ServedDocument;

beforeEach(async () => {
  requests = [];
  let connection = 0;
  upstream = createServer((socket) => {
    connection += 1;
    const place = { connection, request: 0 };
    let head = '';
    socket
      .on('error', () => undefined)
      .on('data', (bytes) => {
        head += bytes.toString('latin1');
        if (!head.includes('\r\n\r\n')) return;
        requests.push(`${head.split(' ', 1)[0]} on ${place.connection}`);
        head = '';
        place.request += 1;
        respond(socket, { ...place });
      });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  served = await serveDocument(documentFor((upstream.address() as AddressInfo).port));
});

afterEach(async () => {
  await served.close();
  await new Promise((resolve) => upstream.close(resolve));
});

const originOf = (type: string): string => new URL(served.urlOf(type)).origin;
const rest = (path: string, method = 'GET'): Promise<Answer> => exchange(originOf('rest'), { method, path });
const tool = async (): Promise<unknown> => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'get', arguments: {} } });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  return parseRpcMessage(await exchange(originOf('mcp'), { method: 'POST', path: '/mcp', headers, body })).result;
};

const head = (headers: readonly string[], body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(['HTTP/1.1 200 OK', ...headers, `Content-Length: ${body.length}`, '', ''].join('\r\n')),
    Buffer.from(body),
  ]);
const plain = head(['Content-Type: text/plain'], 'hello');
const twice = (route: string, method: string): Promise<readonly Answer[]> =>
  rest(route).then(async (first) => [first, await rest(route, method)]);

describe('a connection that an upstream closed while it was idle', () => {
  beforeEach(() => {
    // The connection is reset as soon as it is used again, before the request is read.
    respond = (socket, { request }) => void (request === 1 ? socket.write(plain) : socket.resetAndDestroy());
  });

  test.each(called)('costs a called %s only another connection, if it is repeatable', async (method) => {
    const [, second] = await twice('/thing', method);
    const repeatable = method !== 'POST' && method !== 'PATCH';
    expect(second?.status).toBe(repeatable ? 200 : 502);
    expect(requests).toEqual(['GET on 1', `${method} on 1`, ...(repeatable ? [`${method} on 2`] : [])]);
  });

  test.each(methods)('costs a forwarded %s only another connection, if it is repeatable', async (method) => {
    const [, second] = await twice('/pass/thing', method);
    const repeatable = method !== 'POST' && method !== 'PATCH';
    expect(second?.status).toBe(repeatable ? 200 : 502);
    expect(requests).toEqual(['GET on 1', `${method} on 1`, ...(repeatable ? [`${method} on 2`] : [])]);
  });

  test('with an end instead of a reset is the same', async () => {
    respond = (socket, { request }) => void (request === 1 ? socket.write(plain) : socket.end());
    expect((await twice('/thing', 'GET')).map(({ status }) => status)).toEqual([200, 200]);
    expect(requests).toEqual(['GET on 1', 'GET on 1', 'GET on 2']);
  });

  test('is tried once more, not twice', async () => {
    respond = (socket, { connection, request }) =>
      void (connection === 1 && request === 1 ? socket.write(plain) : socket.resetAndDestroy());
    expect((await twice('/thing', 'GET')).map(({ status }) => status)).toEqual([200, 502]);
    expect(requests).toEqual(['GET on 1', 'GET on 1', 'GET on 2']);
  });

  test('after a byte of the answer is not tried again', async () => {
    respond = (socket, { request }) =>
      void (request === 1 ? socket.write(plain) : socket.write('HTTP/1.1 2', () => socket.resetAndDestroy()));
    expect((await twice('/thing', 'GET')).map(({ status }) => status)).toEqual([200, 502]);
    expect(requests).toEqual(['GET on 1', 'GET on 1']);
  });
});

test('a new connection that is closed at once is not tried again', async () => {
  respond = (socket) => void socket.resetAndDestroy();
  expect((await rest('/thing')).status).toBe(502);
  expect(requests).toEqual(['GET on 1']);
});

const text = '{"ok":true}';
/** The text as an uncompressed zstd frame: no checksum, one block. */
const zstdFrame = Buffer.concat([Buffer.from('28b52ffd200b590000', 'hex'), Buffer.from(text)]);
const answering = (encoding: string | readonly string[], body: string | Buffer): void => {
  const encodings = typeof encoding === 'string' ? [encoding] : encoding;
  const headers = ['Content-Type: application/json', ...encodings.map((value) => `Content-Encoding: ${value}`)];
  respond = (socket) => void socket.write(head(headers, body));
};

describe('the encoding of an answer', () => {
  test.each<[string | readonly string[], string | Buffer]>([
    ['gzip', gzipSync(text)],
    ['GZip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    [['gzip', 'br'], brotliCompressSync(gzipSync(text))],
    ['identity', text],
    ['gzip, identity', gzipSync(text)],
    ['', text],
    ['none', text],
    ['utf-8', text],
    ['aws-chunked', text],
  ])('%j is decoded', async (encoding, body) => {
    answering(encoding, body);
    const answer = await rest('/thing');
    expect([answer.status, answer.text, answer.headers['content-encoding']]).toEqual([200, text, undefined]);
    expect(await tool()).toMatchObject({ isError: false, content: [{ text }] });
  });

  test.each(['compress', 'snappy', 'gzip, dcb', 'made-up', 'exi'])('%s is refused with its name', async (encoding) => {
    answering(encoding, Buffer.from([1, 2, 3, 250]));
    const answer = await rest('/thing');
    expect(answer.status).toBe(502);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'upstream-unreachable' });
    const name = encoding.split(', ').at(-1) ?? '';
    expect(answer.text).toContain(name);
    expect(await tool()).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining(name) as unknown }],
    });
  });

  test('zstd is decoded where Node supports it, else refused, and never requested', async () => {
    let asked = '';
    answering('zstd', zstdFrame);
    upstream.on('connection', (socket) => socket.on('data', (bytes) => (asked += bytes.toString('latin1'))));
    const answer = await rest('/thing');
    if ('zstdDecompress' in zlib) expect([answer.status, answer.text]).toEqual([200, text]);
    else expect([answer.status, answer.text]).toEqual([502, expect.stringContaining('zstd')]);
    expect(asked).toMatch(/^accept-encoding: gzip, deflate, br\r$/im);
  });

  test('that does not match the body is refused with its name', async () => {
    answering('gzip', text);
    expect((await rest('/thing')).text).toContain('gzip');
  });

  test('of a forwarded answer is passed on with the bytes', async () => {
    answering('made-up', Buffer.from([1, 2, 3, 250]));
    const { headers, body } = await rest('/pass/thing');
    expect([headers['content-encoding'], [...body]]).toEqual(['made-up', [1, 2, 3, 250]]);
  });
});

describe('the head of an answer', () => {
  test.each(['/thing', '/pass/thing'])('may have 60 KiB (%s)', async (route) => {
    const etag = `"${'e'.repeat(7_000)}"`;
    const more = Array.from({ length: 8 }, (_, index) => `X-More-${index}: ${'m'.repeat(6_600)}`);
    respond = (socket) => void socket.write(head([`ETag: ${etag}`, ...more], 'hello'));
    expect(await rest(route)).toMatchObject({ status: 200, text: 'hello', headers: { etag } });
  });

  test('that is larger is refused with the reason', async () => {
    respond = (socket) => void socket.write(head([`X-More: ${'m'.repeat(70_000)}`], 'hello'));
    const answer = await rest('/thing');
    expect([answer.status, answer.text]).toEqual([502, expect.stringContaining('64 KiB')]);
  });
});

describe('an unrequested interim answer', () => {
  const interim = 'HTTP/1.1 100 Continue\r\nX-A: b\r\n\r\n';
  test.each([
    ['100', interim, ['']],
    ['100 without headers', 'HTTP/1.1 100 Continue\r\n\r\n', ['']],
    ['100 twice', interim + interim, ['']],
    ['103', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', ['']],
    ['100 and 103', `${interim}HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n`, ['']],
    ['100 in pieces', interim, [...interim].map((_, index) => interim[index] ?? '')],
  ])('is skipped: %s', async (_, before, pieces) => {
    for (const route of ['/thing', '/pass/thing', '/thing']) {
      respond = (socket) => {
        if (pieces.length === 1) return void socket.write(Buffer.concat([Buffer.from(before), plain]));
        socket.setNoDelay(true);
        pieces.forEach((piece) => socket.write(piece));
        return void setImmediate(() => socket.write(plain));
      };
      for (const method of ['GET', 'POST']) {
        expect(await rest(route, method)).toMatchObject({ status: 200, text: 'hello' });
      }
    }
    // Connections are kept after a skipped answer.
    expect(new Set(requests.map((seen) => seen.split(' on ')[1])).size).toBe(1);
  });

  test('101 is refused with the reason', async () => {
    respond = (socket) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: odd\r\n\r\n');
    const answer = await rest('/thing');
    expect([answer.status, answer.text]).toEqual([502, expect.stringContaining('101')]);
  });

  test('in the middle of a body is part of the body', async () => {
    respond = (socket) => {
      const body = `a${interim}`;
      socket.write(head([], body).subarray(0, -interim.length));
      setImmediate(() => socket.write(interim));
    };
    expect((await rest('/thing')).text).toBe(`a${interim}`);
  });
});
