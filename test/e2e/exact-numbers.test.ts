import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running } from '@naftiko/runtime';
import { exchange } from '../support/http-exchange.js';
import { recordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { serving, workplace } from './cli-command.js';

const id = '2047948614742839297';
const price = '19.90';

/** Integers, decimals and lists of them on every way in and out. */
const document = (origin: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${origin}
      resources:
        - name: things
          path: /things/{{id}}
          operations:
            - name: get
              method: GET
              inputParameters: [{ name: id, in: path }, { name: q, in: query }, { name: X-Id, in: header }]
        - name: stored
          path: /stored
          operations:
            - name: store
              method: POST
              inputParameters: [{ name: id, in: body }, { name: price, in: body }]
            - name: template
              method: PUT
              body: { type: json, data: { id: '{{id}}', text: 'no {{id}}', list: ['{{id}}'] } }
            - name: text
              method: PATCH
              body: { type: json, data: '{"id":{{id}}}' }
            - name: rows
              method: GET
  exposes:
    - type: rest
      namespace: numbers-rest
      port: 8601
      resources:
        - path: /stored
          operations:
            - method: POST
              call: up.store
              inputParameters:
                - { name: id, in: body, type: integer }
                - { name: price, in: body, type: number }
        - path: /things/{id}
          operations:
            - method: GET
              call: up.get
              inputParameters: [{ name: id, in: path, type: integer }, { name: q, in: query, type: number }]
              outputParameters:
                - type: object
                  properties: { id: { type: integer, mapping: $.id }, price: { type: number, mapping: $.price } }
    - type: mcp
      namespace: numbers-mcp
      port: 8602
      tools:
        - name: get
          description: Gets.
          call: up.get
          inputParameters:
            - { name: id, type: integer, description: Id }
            - { name: q, type: number, description: Q, required: false }
          outputParameters:
            - type: object
              properties: { id: { type: number, mapping: $.id }, price: { type: number, mapping: $.price } }
        - name: store
          description: Stores.
          call: up.store
          inputParameters:
            - { name: id, type: integer, description: Id }
            - { name: price, type: number, description: Price, required: false }
        - { name: template, description: T., call: up.template, inputParameters: [{ name: id, type: integer, description: Id }] }
        - { name: text, description: T., call: up.text, inputParameters: [{ name: id, type: integer, description: Id }] }
        - name: find
          description: Finds a row by its key.
          inputParameters: [{ name: id, type: integer, description: Id }]
          steps:
            - { name: rows, type: call, call: up.rows }
            - { name: row, type: lookup, index: rows, match: id, lookupValue: '{{id}}', outputParameters: [id, price] }
          mappings:
            - { targetName: id, value: $.row.id }
            - { targetName: price, value: $.row.price }
            - { targetName: first, value: '$.rows[?(@.id == 2047948614742839298)].price' }
`;

let upstream: RecordingUpstream;
let running: Running;
const urls = new Map<string, string>();

beforeAll(async () => {
  upstream = await recordingUpstream(({ method, path }, response) => {
    const row = `{"id":${id},"price":${price}}`;
    const isList = method === 'GET' && path === '/stored';
    const body = isList ? `[{"id":2047948614742839298,"price":1.00},${row}]` : row;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  });
  const planned = await planDocument('numbers.yaml', document(upstream.origin), loadBuiltins);
  const ports = new Map(['numbers-rest', 'numbers-mcp'].map((namespace) => [namespace, 0]));
  const started = await start([planned], { ...defaultRunOptions, ports });
  if (!started.ok) throw new Error(JSON.stringify(started.diagnostics));
  running = started.value;
  for (const { namespace, url } of running.capabilities[0]?.exposes ?? []) urls.set(namespace, url ?? '');
});
afterAll(async () => {
  await running.close(0);
  await upstream.close();
});

/** One message as text, because JavaScript would round what the test is about. */
async function callTool(name: string, given: string, headers: Readonly<Record<string, string>> = {}, meta = '') {
  const url = new URL(urls.get('numbers-mcp') ?? '');
  const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${name}","arguments":${given}${meta}}}`;
  const { text } = await exchange(url.origin, {
    method: 'POST',
    path: url.pathname,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
    body,
  });
  return { text, seen: upstream.take() };
}

const modernMeta =
  ',"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}';
const modernHeaders = { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/call', 'Mcp-Name': 'get' };

describe('numbers beyond 2^53 and numbers with trailing zeros', () => {
  test('reach the path, the query and the body of an upstream as a tool was given them', async () => {
    const get = await callTool('get', `{"id":${id},"q":1.10}`);
    expect(get.seen).toMatchObject([{ path: `/things/${id}`, rawQuery: 'q=1.10' }]);
    const store = await callTool('store', `{"id":${id},"price":${price}}`);
    expect(store.seen.map(({ body }) => body)).toEqual([`{"id":${id},"price":${price}}`]);
    const template = await callTool('template', `{"id":${id}}`);
    expect(template.seen.map(({ body }) => body)).toEqual([`{"id":${id},"text":"no ${id}","list":[${id}]}`]);
    const text = await callTool('text', `{"id":${id}}`);
    expect(text.seen.map(({ body }) => body)).toEqual([`{"id":${id}}`]);
  });

  test.each([
    ['of the prepared answers', {}, ''],
    ['of the SDK', {}, ',"_meta":{"progressToken":1},"more":1'],
    ['of the SDK for 2026-07-28', modernHeaders, `${modernMeta},"progressToken":1}`],
    ['of the prepared answers for 2026-07-28', modernHeaders, `${modernMeta}}`],
  ])('come back in text and structured content, on the path %s', async (_, headers, meta) => {
    const { text } = await callTool('get', `{"id":${id}}`, headers, meta);
    expect(text).toContain(`"structuredContent":{"id":${id},"price":${price}}`);
    expect(text).toContain(`{\\"id\\":${id},\\"price\\":${price}}`);
  });

  test('come back over standard output', async () => {
    const { cwd, remove } = await workplace({ 'numbers.yaml': document(upstream.origin) });
    const served = serving(['run', 'numbers.yaml', '--stdio', 'numbers-mcp', '--log-level', 'error'], { cwd });
    const given = `{"name":"get","arguments":{"id":${id}}}`;
    served.child.stdin.write(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${given}}\n`);
    const line = await served.firstLine;
    served.child.stdin.end();
    await served.ended;
    await remove();
    expect(upstream.take()).toMatchObject([{ path: `/things/${id}` }]);
    expect(line).toContain(`"structuredContent":{"id":${id},"price":${price}}`);
  });

  test('are looked up and filtered by all their digits', async () => {
    const { text } = await callTool('find', `{"id":${id}}`);
    expect(text).toContain(`"structuredContent":{"id":${id},"price":${price},"first":[1.00]}`);
  });

  test('pass a REST route in both directions', async () => {
    const rest = urls.get('numbers-rest') ?? '';
    const headers = { 'Content-Type': 'application/json' };
    const body = `{"id":${id},"price":${price}}`;
    await exchange(rest, { method: 'POST', path: '/stored', headers, body });
    expect(upstream.take()).toMatchObject([{ body }]);
    const { text } = await exchange(rest, { method: 'GET', path: `/things/${id}?q=1.50` });
    expect(upstream.take()).toMatchObject([{ path: `/things/${id}`, rawQuery: 'q=1.50' }]);
    expect(text).toBe(body);
  });

  test.each(['1.0', '3e2'])('are integers when they are whole: %s', async (whole) => {
    const { seen } = await callTool('store', `{"id":${whole}}`);
    expect(seen.map(({ body }) => body)).toEqual([`{"id":${whole}}`]);
  });

  test('are no integers when they are not', async () => {
    const { text, seen } = await callTool('store', '{"id":12345678901234567890.5}');
    expect(text).toContain('must be an integer');
    expect(seen).toEqual([]);
  });
});
