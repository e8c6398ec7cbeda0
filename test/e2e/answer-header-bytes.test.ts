import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exchange, parseRpcMessage } from '../support/http-exchange.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

const documentFor = (port: number): string => `naftiko: 1.0.0-alpha2
info: { label: Files, description: Hands out files }
capability:
  consumes:
  - type: http
    namespace: files
    baseUri: http://127.0.0.1:${port}
    resources:
    - name: file
      path: /file
      operations:
      - { name: read, method: GET }
      - { name: change, method: POST }
      - name: describe
        method: GET
        outputParameters: [{ name: ok, type: boolean, value: $.ok }]
  exposes:
  - type: rest
    namespace: front
    port: 8182
    resources:
    - path: /call
      name: call
      operations: [{ name: read, method: GET, call: files.read }, { name: change, method: POST, call: files.change }]
    - path: /mapped
      name: mapped
      operations:
      - name: describe
        method: GET
        call: files.read
        outputParameters: [{ type: object, properties: { ok: { type: boolean, mapping: $.ok } } }]
    - path: /pass/{{path}}
      forward: { targetNamespace: files, trustedHeaders: [X-Trusted] }
  - type: mcp
    namespace: tools
    port: 8183
    description: Files
    tools: [{ name: read, description: Reads a file, call: files.read }]
`;

/** Answers every request with one header of arbitrary bytes, and records the request. */
let upstream: Server;
let answerHead: Buffer;
let chunked: boolean;
let seen: string;
let served: ServedDocument;
const body = '{"ok":true}';

beforeEach(async () => {
  seen = '';
  chunked = false;
  upstream = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      seen += bytes.toString('latin1');
      const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
      const framed = chunked ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
      const type = /^content-type:/im.test(answerHead.toString('latin1')) ? '' : 'Content-Type: application/json\r\n';
      socket.write(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n'), answerHead, Buffer.from('\r\n')]));
      socket.end(`${type}${framing}\r\nConnection: close\r\n\r\n${framed}`);
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

/** The head of an answer, one character per byte. */
async function headOf(request: string): Promise<readonly string[]> {
  const socket = connect(Number(new URL(originOf('rest')).port), '127.0.0.1').setEncoding('latin1');
  socket.write(`${request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 'latin1');
  return ((await textOf(socket)).split('\r\n\r\n', 1)[0] ?? '').split(/\r\n|\r|\n/);
}

const valueIn = (head: readonly string[], name: string): string | undefined =>
  head.find((line) => line.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2);

/** U+010D and U+010A, cut to one byte, are CR and LF; so are the others of U+xx0D and U+xx0A. */
const texts = ['résumé', '名簿.csv', 'a\u010d\u010aX-Evil: 1\u010d\u010ab', 'ഊX-Evil: 1', '😀', 'a\u{1f40d}\u{1f40a}b'];
const routes = ['GET /call', 'POST /call', 'GET /pass/a', 'HEAD /pass/a'];
const relayed = ['content-language', 'etag', 'last-modified', 'expires', 'location', 'retry-after'];
/** The routes that relay a header; a mapped answer has only headers that do not describe the body. */
const routesOf = (name: string): readonly string[] =>
  name === 'location' || name === 'retry-after' ? [...routes, 'GET /mapped'] : routes;

describe('a header of an upstream answer', () => {
  describe.each([false, true])('(in chunks: %s)', (inChunks) => {
    test.each(relayed)('is passed on with the same bytes, without adding another header: %s', async (name) => {
      chunked = inChunks;
      for (const text of texts) {
        const bytes = Buffer.from(text).toString('latin1');
        answerHead = Buffer.from(`${name}: ${bytes}`, 'latin1');
        for (const route of routesOf(name)) {
          const head = await headOf(route);
          expect([route, text, valueIn(head, name)]).toEqual([route, text, bytes]);
          expect(head.filter((line) => line.startsWith('X-Evil'))).toEqual([]);
        }
      }
    });

    test.each(texts)('names a file as RFC 8187 writes it: %j', async (text) => {
      chunked = inChunks;
      answerHead = Buffer.from(`Content-Disposition: attachment; filename="${text}"; size=3`);
      for (const route of routes) {
        const head = await headOf(route);
        const value = valueIn(head, 'content-disposition') ?? '';
        expect(value).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~-]+; size="3"$/);
        expect(decodeURIComponent(/\*=UTF-8''([^;]+)/.exec(value)?.[1] ?? '')).toBe(text);
        expect(head.filter((line) => line.startsWith('X-Evil'))).toEqual([]);
      }
    });
  });

  test('describes the body with the same bytes', async () => {
    const bytes = Buffer.from('text/plain; x=\u010d\u010aX-Evil: 1').toString('latin1');
    answerHead = Buffer.from(`Content-Type: ${bytes}`, 'latin1');
    for (const route of ['GET /call', 'GET /pass/a']) {
      expect(valueIn(await headOf(route), 'content-type')).toBe(bytes);
    }
  });

  test.each([
    ['attachment; filename="plain.csv"', 'attachment; filename="plain.csv"'],
    ['inline', 'inline'],
    ["attachment; filename*=UTF-8''r%C3%A9.csv", "attachment; filename*=UTF-8''r%C3%A9.csv"],
    ['attachment; filename=ré.csv', `attachment; filename="r_.csv"; filename*=UTF-8''r%C3%A9.csv`],
    ['attachment; filename=a ré.csv', `attachment; filename="a r_.csv"; filename*=UTF-8''a%20r%C3%A9.csv`],
    [
      `attachment; filename="ré.csv"; filename*=UTF-8''r%C3%A9.csv`,
      `attachment; filename="r_.csv"; filename*=UTF-8''r%C3%A9.csv`,
    ],
    ['attachment; filename="a\\"é;b.csv"', `attachment; filename="a\\"_;b.csv"; filename*=UTF-8''a%22%C3%A9%3Bb.csv`],
    ["attachment; filename*=UTF-8''ré.csv", 'attachment'],
    ['attachment; filename="ré', undefined],
    ['"é"', undefined],
  ])('with a file name %s becomes %s', async (sent, received) => {
    answerHead = Buffer.from(`Content-Disposition: ${sent}`);
    for (const route of ['GET /call', 'GET /pass/a']) {
      expect(valueIn(await headOf(route), 'content-disposition')).toBe(received);
    }
  });

  test('that is Latin-1 names the same file', async () => {
    answerHead = Buffer.from('Content-Disposition: attachment; filename="r\xe9.csv"', 'latin1');
    const expected = `attachment; filename="r_.csv"; filename*=UTF-8''r%C3%A9.csv`;
    expect(valueIn(await headOf('GET /call'), 'content-disposition')).toBe(expected);
  });

  test('is not part of the answer to an MCP client', async () => {
    answerHead = Buffer.from('Content-Disposition: attachment; filename="a\u010d\u010aX-Evil: 1"\r\nETag: "\u010a"');
    const request = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read', arguments: {} } };
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
    const call = { method: 'POST', path: '/mcp', headers, body: JSON.stringify(request) };
    const answer = await exchange(originOf('mcp'), call);
    expect(parseRpcMessage(answer)).toMatchObject({ result: { isError: false, content: [{ text: body }] } });
    expect(answer.headers).not.toHaveProperty('x-evil');
  });

  test('with a redirect target is read as UTF-8', async () => {
    answerHead = Buffer.from('Location: /caf\u00e9');
    upstream.prependOnceListener('connection', (socket) => {
      socket.once('data', () =>
        socket.end(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /café\r\nContent-Length: 0\r\n\r\n')),
      );
    });
    await headOf('GET /call');
    expect(seen).toContain('GET /caf%C3%A9 HTTP/1.1');
  });
});

describe('a header of a caller', () => {
  test.each(texts)('is sent upstream with the same bytes, without adding another header: %j', async (text) => {
    answerHead = Buffer.from('ETag: "a"');
    const bytes = Buffer.from(text).toString('latin1');
    await headOf(`GET /pass/a HTTP/1.1\r\nX-Trusted: ${bytes}\r\nX-Rest:`);
    const lines = seen.split(/\r\n|\r|\n/);
    expect(valueIn(lines, 'x-trusted')).toBe(bytes);
    expect(lines.filter((line) => line.startsWith('X-Evil'))).toEqual([]);
  });
});
