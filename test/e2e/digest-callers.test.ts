import type { ServerResponse } from 'node:http';
import { expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import type { SeenRequest } from '../support/recording-upstream.js';
import { serveDocument } from '../support/serve-document.js';

const document = `naftiko: 1.0.0-alpha2
info: { label: Digests, description: Answers challenges }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: UPSTREAM
    authentication: { type: digest, username: ada, password: any }
    resources: [{ name: r, path: '/{case}', operations: [{ name: read, method: GET, inputParameters: [{ name: case, in: path }] }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8601
    resources:
    - { name: read, path: '/read/{case}', operations: [{ name: read, method: GET, call: up.read, with: { case: front.case } }] }
    - { name: pass, path: '/pass/{{path}}', forward: { targetNamespace: up, trustedHeaders: [X-A] } }
`;

/** Every challenge has the same nonce, as those of servers that make it from the time. */
function challenge({ path, headers }: SeenRequest, response: ServerResponse): void {
  const isAnswered = headers.authorization !== undefined && path !== '/refused';
  if (isAnswered) response.end('{}');
  else response.writeHead(401, { 'www-authenticate': 'Digest realm="r", qop="auth", nonce="n1"' }).end();
}

test('callers that meet the challenge of an upstream at the same time are all served, each with a count of its own', async () => {
  const served = await serveDocument(document, { answer: challenge });
  try {
    const { origin } = new URL(served.urlOf('rest'));
    const targets = Array.from({ length: 8 }, (_, index) => `/${index % 2 === 0 ? 'read' : 'pass'}/${index}`);
    const answers = await Promise.all(targets.map((path) => exchange(origin, { method: 'GET', path })));
    expect(answers.map(({ status }) => status)).toEqual(targets.map(() => 200));
    const counts = served.upstream
      .take()
      .flatMap(({ headers }) => /nc=(\w+)/.exec(headers.authorization ?? '')?.[1] ?? []);
    expect([counts.length, new Set(counts).size]).toEqual([8, 8]);
  } finally {
    await served.close();
  }
});

test('a digest that the upstream refuses is sent once', async () => {
  const served = await serveDocument(document, { answer: challenge });
  try {
    const { origin } = new URL(served.urlOf('rest'));
    for (const path of ['/read/refused', '/pass/refused']) {
      served.upstream.take();
      expect((await exchange(origin, { method: 'GET', path })).status).toBe(401);
      expect(served.upstream.take().filter(({ headers }) => headers.authorization !== undefined)).toHaveLength(1);
    }
  } finally {
    await served.close();
  }
});
