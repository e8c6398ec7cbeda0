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

const text = { type: 'string' };
const row = {
  id: { ...text, mapping: '$.id' },
  b: { type: 'number', mapping: '$.a.b' },
  x: { ...text, mapping: '$.x' },
};
const mappings: Readonly<Record<string, object>> = {
  rows: {
    type: 'object',
    properties: {
      n: { type: 'number', mapping: '$.n' },
      rows: {
        type: 'array',
        mapping: '$.rows',
        items: { type: 'object', properties: { ...row, ['__proto__']: { type: 'number', mapping: '$.__proto__' } } },
      },
    },
  },
  ids: { type: 'array', mapping: '$..id' },
  first: { ...text, mapping: '$.rows[0].id' },
  mixed: { type: 'object', properties: { n: { type: 'number', mapping: '$.n' }, label: { ...text, value: 'fixed' } } },
  // Its result is longer than the largest value that a thread passes on.
  longer: {
    type: 'array',
    items: { type: 'object', properties: { ['n'.repeat(1_500)]: { ...text, mapping: '$.id' } } },
  },
};

/** A document that calls `/<name>` of the upstream, JSON in its form as YAML. */
const documentOf = (names: readonly string[], operation: object, routes: readonly object[]): string =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    capability: {
      consumes: [
        {
          type: 'http',
          namespace: 'up',
          baseUri: 'UPSTREAM',
          resources: names.map((name) => ({
            name,
            path: `/${name}`,
            operations: [{ name, method: 'GET', ...operation }],
          })),
        },
      ],
      exposes: [{ type: 'rest', port: 0, namespace: 'front', resources: routes }],
    },
  });

const mapped = documentOf(
  Object.keys(answers),
  {},
  Object.keys(answers).flatMap((name) =>
    Object.entries(mappings).map(([mapping, output]) => ({
      path: `/${name}/${mapping}`,
      operations: [{ name: `${name}-${mapping}`, method: 'GET', call: `up.${name}`, outputParameters: [output] }],
    })),
  ),
);

async function collectAnswers(fastPaths: boolean): Promise<readonly object[]> {
  const document = await serveDocument(mapped, {
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
  const collected = await collectAnswers(true);
  expect(collected).toEqual(await collectAnswers(false));
  expect(collected).toContainEqual(
    expect.objectContaining({
      name: 'exact',
      mapping: 'rows',
      status: 200,
      type: 'application/json; charset=utf-8',
      start: '{"n":1.0,"rows":[{"id":12345678901234567890,"b":-0,"x":"é\\u0000","__proto__":1}',
    }),
  );
  expect(collected).toContainEqual(expect.objectContaining({ name: 'broken', mapping: 'rows', status: 502 }));
});

test('a long answer that is passed on has the bytes that the upstream sent', async () => {
  const sent = randomBytes(700_000);
  const operation = { outputRawFormat: 'raw' };
  const get = (name: string) => ({ name, method: 'GET', call: `up.${name}` });
  const text = documentOf(['bytes', 'refused'], operation, [
    { path: '/bytes', operations: [get('bytes')] },
    { path: '/refused', operations: [get('refused'), { name: 'late', method: 'POST', call: 'up.bytes' }] },
  ]);
  const document = await serveDocument(text, {
    answer: ({ path }, response) => void response.writeHead(path === '/refused' ? 404 : 200).end(sent),
  });
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

test('a plain part of an answer keeps its range, and one in tiny pieces arrives whole', async () => {
  const sent = randomBytes(300_000);
  const document = await serveDocument(
    documentOf(['part'], { outputRawFormat: 'raw' }, [
      { path: '/part', operations: [{ name: 'part', method: 'GET', call: 'up.part' }] },
    ]),
    {
      answer: (_, response) => {
        response.writeHead(206, { 'Content-Encoding': 'identity', 'Content-Range': 'bytes 0-299999/500000' });
        for (let at = 0; at < sent.length; at += 100) response.write(sent.subarray(at, at + 100));
        response.end();
      },
    },
  );
  try {
    const answer = await exchange(document.urlOf('rest'), { method: 'GET', path: '/part' });
    expect([answer.status, answer.headers['content-range']]).toEqual([206, 'bytes 0-299999/500000']);
    expect(answer.body.equals(sent)).toBe(true);
  } finally {
    await document.close();
  }
});
