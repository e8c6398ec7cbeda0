import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running } from '@naftiko/runtime';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';

/** Unquoted YAML that a reader of numbers, booleans or dates would write differently. */
const written = [
  ...['1.10', '007', '+15551234567', '1e10', '0x1F', '0o17', '.5', '1.0', '-0', '.inf', '.nan', '12345678901234567890'],
  ...['True', 'FALSE', 'yes', 'on', '1_000', '12:30', '2024-01-01', '0xFFFFFFFFFFFFFFFFFF', '+12345678901234567890'],
];

let upstream: RecordingUpstream;
beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'),
  );
});
afterAll(() => upstream.close());

const started: Running[] = [];
afterAll(async () => {
  for (const running of started) await running.close(0);
});

/** Serves an operation and a mock, and returns the address of its REST adapter. */
async function serve(operation: string, unit = ''): Promise<string> {
  const text = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream.origin}
      resources:
        - name: things
          path: /things/{{p}}
          operations:
            - name: send
              ${operation}
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /send
          operations: [{ method: POST, call: up.send${unit} }]
`;
  const planned = await planDocument('scalars.yaml', text, loadBuiltins);
  const running = await start([planned], { ...defaultRunOptions, ports: new Map([['front', 0]]) });
  if (!running.ok) throw new Error(JSON.stringify(running.diagnostics));
  started.push(running.value);
  return running.value.capabilities[0]?.exposes[0]?.url ?? '';
}

async function sent(operation: string, unit = ''): Promise<SeenRequest | undefined> {
  const { status, text } = await exchange(await serve(operation, unit), { method: 'POST', path: '/send' });
  const [seen] = upstream.take();
  if (seen === undefined) throw new Error(`${status} ${text}`);
  return seen;
}

describe.each(written)('the scalar %s of a document', (scalar) => {
  test('is the source text in a path, a query, a header and a cookie', async () => {
    const inputs = ['path', 'query', 'header', 'cookie'].map(
      (place, index) => `{ name: ${['p', 'q', 'X-H', 'c'][index]}, in: ${place}, value: ${scalar} }`,
    );
    const seen = await sent(`method: GET
              inputParameters: [${inputs.join(', ')}]`);
    expect(decodeURIComponent(seen?.path ?? '')).toBe(`/things/${scalar}`);
    expect(seen?.query).toEqual({ q: scalar });
    expect(seen?.headers['x-h']).toBe(scalar);
    expect(decodeURIComponent(seen?.headers.cookie ?? '')).toBe(`c=${scalar}`);
  });

  test('is the source text in a list, in "with" and in a form', async () => {
    const list = await sent(`method: GET
              inputParameters: [{ name: p, in: path, value: x }, { name: q, in: query, value: [${scalar}, b] }]`);
    expect(list?.query).toEqual({ q: [scalar, 'b'] });
    const given = await sent(
      `method: GET
              inputParameters: [{ name: p, in: path, value: x }, { name: q, in: query }]`,
      `, with: { q: ${scalar} }`,
    );
    expect(given?.query).toEqual({ q: scalar });
    const form = await sent(`method: POST
              inputParameters: [{ name: p, in: path, value: x }]
              body: { type: formUrlEncoded, data: { f: ${scalar}, l: [${scalar}] } }`);
    expect(Object.fromEntries(new URLSearchParams(form?.body))).toEqual({ f: scalar, l: scalar });
  });
});

describe('a scalar in a JSON body', () => {
  test.each([
    ['1.10', '1.10'],
    ['007', '7'],
    ['0x1F', '31'],
    ['+15', '15'],
    ['12345678901234567890', '12345678901234567890'],
    ['0xFFFFFFFFFFFFFFFFFF', '4722366482869645213695'],
    ['1e10', '1e10'],
    ['True', 'true'],
    ['.inf', '".inf"'],
    ['2024-01-01', '"2024-01-01"'],
  ])('%s is %s', async (scalar, json) => {
    const seen = await sent(`method: POST
              inputParameters: [{ name: p, in: path, value: x }]
              body: { type: json, data: { v: ${scalar} } }`);
    expect(seen?.body).toBe(`{"v":${json}}`);
  });
});

describe('merge keys', () => {
  const merged = (entry: string) => `
naftiko: 1.0.0-alpha2
capability:
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /base
          operations:
            - &base
              method: GET
              description: Base
              outputParameters: [{ name: a, type: string, value: base }]
        - path: /other
          operations:
            - &other { method: POST, label: Other }
        - path: /merged
          operations:
            - ${entry}
`;
  const answerOf = async (entry: string, method = 'GET') => {
    const planned = await planDocument('merge.yaml', merged(entry), loadBuiltins);
    const running = await start([planned], { ...defaultRunOptions, ports: new Map([['front', 0]]) });
    if (!running.ok) return running.diagnostics.map(({ code, at }) => `${code} at line ${at.start.line}`);
    started.push(running.value);
    const url = running.value.capabilities[0]?.exposes[0]?.url ?? '';
    return (await exchange(url, { method, path: '/merged' })).text;
  };

  test.each([
    ['adds absent keys', '{ <<: *base }', 'GET', '{"a":"base"}'],
    ['keeps existing keys, before and after', '{ method: PUT, <<: *base }', 'PUT', '{"a":"base"}'],
    [
      'keeps existing keys, after',
      '{ <<: *base, outputParameters: [{ name: a, type: string, value: own }] }',
      'GET',
      '{"a":"own"}',
    ],
    ['takes the first of several', '{ <<: [*other, *base] }', 'POST', '{"a":"base"}'],
  ])('"<<" %s', async (_, entry, method, answer) => {
    expect(await answerOf(entry, method)).toBe(answer);
  });

  test('a quoted "<<" is an ordinary key', async () => {
    expect(
      await answerOf(`{ '<<': *base, method: GET, outputParameters: [{ name: a, type: string, value: own }] }`),
    ).toBe('{"a":"own"}');
  });

  test('merging something else is an error at its place', async () => {
    const planned = await planDocument('merge.yaml', merged('{ <<: 7, method: GET }'), loadBuiltins);
    expect(planned.diagnostics).toMatchObject([
      { code: 'yaml-syntax', message: expect.stringContaining('"<<"') as unknown, at: { start: { line: 20 } } },
    ]);
  });
});
