import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { serveDocument } from '../support/serve-document.js';
import { exchange } from '../support/http-exchange.js';

const rows = (row: string): string => `[${Array.from({ length: 6_000 }, () => row).join()}]`;

/** Answers of which each has too many values for the thread that serves. */
const answers: Readonly<Record<string, string>> = {
  exact: `{"n":1.0,"rows":${rows('{"id":12345678901234567890,"a":{"b":-0},"__proto__":1,"x":"é\\u0000"}')}}`,
  ascii: `{"n":[1,2],"rows":${rows('{"id":"a","a":{"b":1.5},"x":[true]}')}}`,
  empty: `{"other":${rows('{"id":1}')}}`,
  list: rows('{"id":1}'),
  broken: `{"rows":${rows('{"id":1}')}`,
};

const mappings: Readonly<Record<string, string>> = {
  rows: `{ type: object, properties: { n: { type: number, mapping: $.n }, rows: { type: array, mapping: $.rows, items: { type: object, properties: { id: { type: string, mapping: $.id }, b: { type: number, mapping: $.a.b }, __proto__: { type: number, mapping: $.__proto__ }, x: { type: string, mapping: $.x } } } } } }`,
  ids: '{ type: array, mapping: $..id }',
  first: '{ type: string, mapping: "$.rows[0].id" }',
  mixed: '{ type: object, properties: { n: { type: number, mapping: $.n }, label: { type: string, value: fixed } } }',
};

const text = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
${Object.keys(answers)
  .map((name) => `        - { name: ${name}, path: /${name}, operations: [{ name: ${name}, method: GET }] }`)
  .join('\n')}
  exposes:
    - type: rest
      port: 0
      namespace: front
      resources:
${Object.keys(answers)
  .flatMap((name) =>
    Object.entries(mappings).map(
      ([mapping, output]) =>
        `        - { path: /${name}/${mapping}, operations: [{ name: ${name}-${mapping}, method: GET, call: up.${name}, outputParameters: [${output}] }] }`,
    ),
  )
  .join('\n')}
`;

async function collectAnswers(fastPaths: boolean): Promise<readonly object[]> {
  const document = await serveDocument(text, {
    options: { fastPaths },
    answer: ({ path }, response) =>
      void response
        .writeHead(200, { 'Content-Type': 'application/json', 'Retry-After': '3' })
        .end(answers[path.slice(1)]),
  });
  const collected: object[] = [];
  try {
    for (const name of Object.keys(answers)) {
      for (const mapping of Object.keys(mappings)) {
        const answer = await exchange(document.urlOf('rest'), { method: 'GET', path: `/${name}/${mapping}` });
        const { 'content-type': type, 'content-length': length, 'retry-after': retryAfter } = answer.headers;
        const sum = createHash('sha256').update(answer.body).digest('hex');
        collected.push({
          name,
          mapping,
          status: answer.status,
          type,
          length,
          retryAfter,
          sum,
          start: answer.text.slice(0, 79),
        });
      }
    }
  } finally {
    await document.close();
  }
  return collected;
}

test('an answer that is mapped in a thread is the same as one that is mapped where it is served', async () => {
  const mapped = await collectAnswers(true);
  expect(mapped).toEqual(await collectAnswers(false));
  expect(mapped).toContainEqual(
    expect.objectContaining({
      name: 'exact',
      mapping: 'rows',
      status: 200,
      type: 'application/json; charset=utf-8',
      start: '{"n":1.0,"rows":[{"id":12345678901234567890,"b":-0,"__proto__":1,"x":"é\\u0000"}',
    }),
  );
  expect(mapped).toContainEqual(expect.objectContaining({ name: 'broken', mapping: 'rows', status: 502 }));
});

test('a long answer that is passed on has the bytes that the upstream sent', async () => {
  const sent = randomBytes(700_000);
  const document = await serveDocument(
    `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - { name: bytes, path: /bytes, operations: [{ name: bytes, method: GET, outputRawFormat: raw }] }
        - { name: refused, path: /refused, operations: [{ name: refused, method: GET, outputRawFormat: raw }] }
  exposes:
    - type: rest
      port: 0
      namespace: front
      resources:
        - { path: /bytes, operations: [{ name: bytes, method: GET, call: up.bytes }] }
        - { path: /refused, operations: [{ name: refused, method: GET, call: up.refused }, { name: late, method: POST, call: up.bytes }] }
`,
    { answer: ({ path }, response) => void response.writeHead(path === '/refused' ? 404 : 200).end(sent) },
  );
  try {
    const origin = document.urlOf('rest');
    for (const [method, path, status] of [
      ['GET', '/bytes', 200],
      ['GET', '/refused', 404],
      ['POST', '/refused', 200],
    ] as const) {
      const { body, ...answer } = await exchange(origin, {
        method,
        path,
        ...(method === 'POST' && { body: 'x'.repeat(300_000) }),
      });
      expect([answer.status, answer.headers['content-length']]).toEqual([status, '700000']);
      expect(body.equals(sent)).toBe(true);
    }
    const head = await exchange(origin, { method: 'HEAD', path: '/bytes' });
    expect([head.headers['content-length'], head.body.length]).toEqual(['700000', 0]);
  } finally {
    await document.close();
  }
});
