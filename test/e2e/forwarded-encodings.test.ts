import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { serveDocument } from '../support/serve-document.js';

const document = `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      authentication: { type: bearer, token: '{{TOKEN}}' }
      resources: [{ name: a, path: /a, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8080
      resources: [{ path: '/{path}', forward: { targetNamespace: up } }]
`;

const said = 'no entry for canary-token-81';

/** The status, the headers and the body of an upstream, and the body that a caller receives. */
const answers: readonly (readonly [string, number, Readonly<Record<string, string>>, Uint8Array, string])[] = [
  ['304 that names a coding', 304, { 'content-encoding': 'gzip' }, Buffer.from(''), ''],
  ['error without a body', 401, { 'content-encoding': 'gzip', 'content-length': '0' }, Buffer.from(''), ''],
  ['error without a body in Brotli', 401, { 'content-encoding': 'br' }, Buffer.from(''), ''],
  ['error in gzip', 404, { 'content-encoding': 'gzip' }, gzipSync(said), 'no entry for ***'],
  ['error in bare deflate', 404, { 'content-encoding': 'deflate' }, deflateRawSync(said), 'no entry for ***'],
];

describe('a forwarded answer', () => {
  test.each(answers)('arrives whole: %s', async (_, status, headers, body, received) => {
    const served = await serveDocument(document, {
      options: { environment: { TOKEN: 'canary-token-81' } },
      answer: (_seen, response) => void response.writeHead(status, headers).end(body),
    });
    try {
      const answer = await exchange(new URL(served.urlOf('rest')).origin, { method: 'GET', path: '/a' });
      expect([answer.status, answer.text]).toEqual([status, received]);
    } finally {
      await served.close();
    }
  });
});
