import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { serveWithControl } from '../support/serve-with-control.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: notes
      baseUri: UPSTREAM
      resources:
        - name: notes
          path: /notes
          operations:
            - name: write
              method: POST
              inputParameters:
                - { name: text, in: body, type: object }
  exposes:
    - type: rest
      namespace: front
      port: 8080
      resources:
        - { path: /notes, operations: [{ method: POST, call: notes.write, with: { text: rest.text } }] }
    - type: mcp
      namespace: agent
      port: 9090
      tools:
        - { name: write, description: Writes a note, call: notes.write, with: { text: tools.text } }
`;

let served: ServedDocument;

beforeAll(async () => {
  served = await serveDocument(document, { answer: (_, response) => void response.writeHead(204).end() });
});

afterAll(() => served.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  exchange(served.urlOf('rest'), {
    method: 'POST',
    path: '/notes',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('a REST server on this machine', () => {
  test.each([
    ['a web page of another origin', 'http://evil.example', 403],
    ['a page without an address', 'null', 403],
    ['a page of this machine', 'http://localhost:3000', 204],
    ['a page of this machine, by its number', 'http://127.0.0.1:3000', 204],
  ])('answers %s (%s) with %i', async (_, page, status) => {
    served.upstream.take();
    expect((await post('{"text":{"a":1}}', { origin: page })).status).toBe(status);
    expect(served.upstream.take()).toHaveLength(status === 403 ? 0 : 1);
  });

  test('refuses a message to its tools that is nested too deeply', async () => {
    const url = served.urlOf('mcp');
    const deep = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
    const answer = await exchange(url, {
      method: 'POST',
      path: '/mcp',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"write","arguments":{"text":${deep}}}}`,
    });
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: -32600 } });
  });

  test('refuses a body that is nested too deeply, and keeps serving', async () => {
    const deep = `{"text":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
    const answer = await post(deep);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('nested')]);
    expect((await post('{"text":{"a":1}}')).status).toBe(204);
  });
});

const documentOf = (consumed: string, exposed: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9
      ${consumed}
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: open
      port: 0
      resources:
        - { path: /word, name: word, operations: [{ method: GET, name: word, call: up.get }] }
        - path: /calm
          name: calm
          operations: [{ method: GET, name: calm, outputParameters: [{ name: it, type: string, value: calm }] }]
    - type: control
      port: 0
      ${exposed}
`;

describe.each([
  '{ type: bearer }',
  "{ type: bearer, token: '' }",
  "{ type: bearer, token: ' ' }",
  '{ type: basic, username: me }',
  "{ type: basic, username: me, password: '' }",
  "{ type: digest, username: '', password: word }",
  '{ type: apikey, key: X-Key, placement: header }',
  "{ type: apikey, key: X-Key, value: '', placement: query }",
  '{ type: apikey }',
])('an authentication without a value: %s', (empty) => {
  test('prevents serving an adapter without authentication', () =>
    expect(serveWithControl(documentOf('', `authentication: ${empty}`), () => Promise.resolve())).rejects.toThrow(
      /The credential "\w+" that callers must present is empty/,
    ));
});

describe.each([
  ['misspelt', 'authentcation', 'authentcation: { type: bearer, token: secret }'],
  ['listed', 'authentication', 'authentication: [{ type: bearer, token: secret }]'],
  ['worded', 'authentication', 'authentication: bearer'],
])('an authentication that is %s', (_, field, slip) => {
  test('prevents serving an adapter without authentication', () =>
    serveWithControl(documentOf('', slip), ({ running }) => {
      expect(running.capabilities[0]?.exposes.map(({ type }) => type)).toEqual(['rest']);
      return Promise.resolve();
    }));

  test.each(['', 'none', 'false'])('is not one that is %p', (nothing) =>
    serveWithControl(documentOf('', `authentication: ${nothing}`), ({ running }) => {
      expect(running.capabilities[0]?.exposes.map(({ type }) => type)).toEqual(['rest', 'control']);
      return Promise.resolve();
    }),
  );

  test('prevents calling an upstream without it', () =>
    serveWithControl(documentOf(slip, ''), async ({ urlOf }) => {
      const { status, text } = await exchange(urlOf('rest'), { method: 'GET', path: '/word' });
      expect([status, text]).toEqual([501, expect.stringContaining(field)]);
    }));
});
