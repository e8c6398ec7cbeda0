import { once } from 'node:events';
import { request as httpRequest, type ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

const document = `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      authentication: { type: bearer, token: '{{TOKEN}}' }
      resources: [{ name: a, path: '/{{kind}}', operations: [{ name: get, method: GET, inputParameters: [{ name: kind, in: path }] }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8080
      resources:
        - { path: '/pass/{path}', forward: { targetNamespace: up } }
        - { path: '/call/{kind}', operations: [{ name: get, method: GET, call: up.get, with: { kind: front.kind } }] }
`;

const token = 'canary-token-81';
const describing = { etag: '"1"', 'content-md5': 'x', digest: 'x', 'accept-ranges': 'bytes' };

describe('an answer that is redacted', () => {
  let served: ServedDocument;
  let answer: (path: string, response: ServerResponse) => void = () => undefined;
  beforeAll(async () => {
    served = await serveDocument(document, {
      options: { environment: { TOKEN: token }, redactAnswers: 'all' },
      answer: ({ path }, response) => answer(path, response),
    });
  });
  afterAll(() => served.close());
  const get = (path: string): ReturnType<typeof exchange> =>
    exchange(new URL(served.urlOf('rest')).origin, { method: 'GET', path });

  test.each([
    ['/pass/a', 200],
    ['/pass/a', 404],
    ['/call/a', 200],
    ['/call/a', 404],
  ])('keeps no header that describes the bytes of the upstream: %s, %i', async (path, status) => {
    answer = (_, response) => void response.writeHead(status, describing).end(`it is ${token}`);
    const { headers, text } = await get(path);
    expect(text).toContain('it is ***');
    expect(Object.keys(headers).filter((name) => name in describing)).toEqual([]);
  });

  test('keeps them when a call finds nothing to remove', async () => {
    answer = (_, response) => void response.writeHead(200, describing).end('nothing');
    expect((await get('/call/a')).headers.etag).toBe('"1"');
  });

  test.each([
    ['compressed', { 'content-encoding': 'gzip' }],
    ['plain', {}],
  ])('is not a part of a body, which may begin in a secret: %s', async (_, headers) => {
    answer = (_path, response) =>
      void response.writeHead(206, { 'content-range': 'bytes 0-7/99', ...headers }).end(gzipSync(token).subarray(0, 8));
    const { status, text } = await get('/pass/a');
    expect([status, text.includes('request the whole body')]).toEqual([502, true]);
  });

  test.each([
    ['plain', {}, (response: ServerResponse): void => void response.write('beginning')],
    [
      'compressed',
      { 'content-encoding': 'gzip' },
      (response: ServerResponse): void => {
        const gzip = createGzip();
        gzip.pipe(response);
        gzip.write('beginning');
        gzip.flush();
      },
    ],
  ])('ends at the upstream when its caller leaves, even while nothing arrives: %s', async (_, headers, begin) => {
    const ended = new Promise<void>((resolve) => {
      answer = (_path, response) => {
        response.on('close', () => resolve());
        begin(response.writeHead(404, headers));
      };
    });
    const request = httpRequest(`${new URL(served.urlOf('rest')).origin}/pass/a`, { agent: false });
    request.on('error', () => undefined).end();
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
    await once(response, 'data');
    request.destroy();
    await ended;
    answer = (_path, after) => void after.end('served');
    expect((await get('/pass/a')).text).toBe('served');
  });
});
