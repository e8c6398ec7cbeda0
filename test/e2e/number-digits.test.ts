import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { serveWithControl } from '../support/serve-with-control.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { runCommand, startServing, makeTempDirectory } from './cli-command.js';

/** Numbers that JavaScript would write differently. */
const numbers = ['2047948614742839297', '-9007199254740993', '1.10', '1e400', '0.12345678901234567890', '1E2', '-0'];

const documentOf = (upstream: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Ledger, description: A ledger }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream}
      resources:
        - name: one
          path: /one/{id}
          operations:
            - name: get-one
              method: GET
              inputParameters: [{ name: id, in: path }, { name: v, in: query }, { name: X-Id, in: header }]
        - name: many
          path: /many
          operations:
            - { name: post, method: POST, inputParameters: [{ name: id, in: body }, { name: rest, in: body }] }
            - name: template
              method: PUT
              body: { type: json, data: { id: '{{id}}', said: 'no. {{id}}', list: ['{{id}}'] } }
            - name: text
              method: PATCH
              body: { type: json, data: '{"id":{{id}},"said":"{{id}}"}' }
            - { name: form, method: DELETE, body: { type: formUrlEncoded, data: { id: '{{id}}' } } }
        - name: rows
          path: /rows
          operations: [{ name: list, method: GET }]
        - name: list
          path: /list
          operations: [{ name: list-bare, method: GET }]
        - name: paper
          path: /paper
          operations: [{ name: read, method: GET, outputRawFormat: yaml }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /one/{id}
          operations:
            - method: GET
              name: get-one
              inputParameters:
                - { name: id, in: path, type: number, description: An id }
                - { name: v, in: query, type: number, required: false, description: A value }
                - { name: X-Id, in: header, type: number, required: false, description: An id }
              call: up.get-one
              with: { id: front.id, v: front.v, X-Id: front.X-Id }
        - path: /many
          operations:
            - method: POST
              name: post
              inputParameters:
                - { name: id, in: body, type: number, description: An id }
                - { name: rest, in: body, type: object, required: false, description: More }
              call: up.post
              with: { id: front.id, rest: front.rest }
        - path: /rows
          operations:
            - method: GET
              name: rows
              call: up.list
              outputParameters:
                - type: object
                  properties:
                    first: { type: number, mapping: '$.rows[0].id' }
                    found: { type: string, mapping: '$.rows[?(@.id == 2047948614742839297)].name' }
                    last: { type: number, mapping: '$.ids.max()' }
        - path: /paper
          operations:
            - method: GET
              name: paper
              call: up.read
              outputParameters:
                - type: object
                  properties: { id: { type: number, mapping: $.id }, list: { type: array, mapping: $.list } }
    - type: mcp
      namespace: tools
      port: 8602
      tools:
${['post', 'template', 'text', 'form']
  .map(
    (name) => `        - name: ${name}
          description: Sends a number
          inputParameters: [{ name: id, type: number, description: An id }]
          call: up.${name}
          with: { id: tools.id }
`,
  )
  .join('')}        - name: whole
          description: Takes an integer
          inputParameters: [{ name: id, type: integer, description: An id }]
          call: up.get-one
          with: { id: tools.id }
        - name: echo
          description: Returns what came
          inputParameters: [{ name: id, type: number, description: An id }]
          call: up.post
          with: { id: tools.id }
          outputParameters:
            - type: object
              properties: { id: { type: number, mapping: $.id }, list: { type: array, mapping: $.list } }
        - name: joined
          description: Finds a row
          inputParameters: [{ name: id, type: number, description: An id }]
          steps:
            - { type: call, name: rows, call: up.list-bare }
            - { type: lookup, name: found, index: rows, match: id, lookupValue: '{{id}}', outputParameters: [name, id] }
          mappings:
            - { targetName: name, value: $.found.name }
            - { targetName: id, value: $.found.id }
          outputParameters: [{ name: name, type: string }, { name: id, type: number }]
        - name: scripted
          description: Looks at a number
          inputParameters: [{ name: id, type: number, description: An id }]
          steps: [{ type: script, name: look, language: javascript, location: 'file:///./', file: look.js }]
          mappings: [{ targetName: seen, value: $.look.seen }]
          outputParameters: [{ name: seen, type: string }]
`;

const rows =
  '[{"id":2047948614742839296,"name":"a"},{"id":2047948614742839297,"name":"b"},{"id":2047948614742839298,"name":"c"},{"id":2.50,"name":"d"}]';

const files = { 'look.js': 'result = { seen: `${typeof context.id} ${context.id}` };' };

describe('a number that JavaScript would write differently', () => {
  let upstream: RecordingUpstream;
  let document: string;
  beforeAll(async () => {
    upstream = await openRecordingUpstream(({ path, body }, response) => {
      const id = /"id":([^,}]+)/.exec(body)?.[1] ?? '1';
      const type = path === '/paper' ? 'application/yaml' : 'application/json';
      const answers: Readonly<Record<string, string>> = {
        '/rows': `{"rows":${rows},"ids":[2047948614742839297,2047948614742839298,2047948614742839296]}`,
        '/list': rows,
        '/paper': 'id: 2047948614742839297\nlist: [1.10, 007, +5, 0xFFFFFFFFFFFFFFFF, .5]\n',
      };
      response.writeHead(200, { 'Content-Type': type }).end(answers[path] ?? `{"id":${id},"list":[${id}]}`);
    });
    document = documentOf(upstream.origin);
  });
  afterAll(() => upstream.close());

  const served = <T>(work: (urlOf: (type: string) => string) => Promise<T>): Promise<T> =>
    serveWithControl(document, ({ urlOf }) => work(urlOf), { files });

  const json = { 'Content-Type': 'application/json' };

  test.each(numbers)('%s keeps its digits over REST: path, query, header, body, answer', async (number) => {
    await served(async (urlOf) => {
      const rest = urlOf('rest');
      await exchange(rest, { method: 'GET', path: `/one/${number}?v=${number}`, headers: { 'X-Id': number } });
      const body = `{"id":${number},"rest":{"a":[${number},"${number}"]}}`;
      const answer = await exchange(rest, { method: 'POST', path: '/many', headers: json, body });
      const [one, many] = upstream.take();
      expect([one?.path, one?.rawQuery, one?.headers['x-id']]).toEqual([`/one/${number}`, `v=${number}`, number]);
      expect(many?.body).toBe(body);
      expect(answer.text).toBe(`{"id":${number},"list":[${number}]}`);
    });
  });

  test.each(numbers)('%s keeps its digits over MCP: arguments, templates, structured content', async (number) => {
    await served(async (urlOf) => {
      const say = (name: string, headers = {}, meta = '') => callTool(urlOf('mcp'), { name, number, headers, meta });
      await say('post');
      await say('template');
      await say('text');
      await say('form');
      const form = new URLSearchParams({ id: number }).toString();
      expect(upstream.take().map(({ body }) => body)).toEqual([
        `{"id":${number}}`,
        `{"id":${number},"said":"no. ${number}","list":[${number}]}`,
        `{"id":${number},"said":"${number}"}`,
        form,
      ]);
      const content = `{"id":${number},"list":[${number}]}`;
      for (const answer of await Promise.all(protocols.map(([, headers, meta]) => say('echo', headers, meta)))) {
        expect(answer.text).toContain(`"structuredContent":${content}`);
        expect((parseRpcMessage(answer)['result'] as { content: unknown }).content).toEqual([
          { type: 'text', text: content },
        ]);
      }
      expect(new Set(upstream.take().map(({ body }) => body))).toEqual(new Set([`{"id":${number}}`]));
    });
  });

  test('is validated by its exact value', async () => {
    await served(async (urlOf) => {
      const outcomes = await Promise.all(
        ['2047948614742839297', '1.0', '1e3', '1.10', '2047948614742839297.5'].map(async (number) => {
          const { text } = await callTool(urlOf('mcp'), { name: 'whole', number });
          return [number, text.includes('"isError":true') ? /must be [a-z ]+/.exec(text)?.[0] : 'sent'];
        }),
      );
      expect(outcomes).toEqual([
        ['2047948614742839297', 'sent'],
        ['1.0', 'sent'],
        ['1e3', 'sent'],
        ['1.10', 'must be an integer'],
        ['2047948614742839297.5', 'must be an integer'],
      ]);
      upstream.take();
    });
  });

  test('is found by its exact value in filters and lookups, and mapped with its digits', async () => {
    await served(async (urlOf) => {
      const mapped = await exchange(urlOf('rest'), { method: 'GET', path: '/rows' });
      expect(mapped.text).toBe('{"first":2047948614742839296,"found":["b"],"last":2047948614742839298}');
      const paper = await exchange(urlOf('rest'), { method: 'GET', path: '/paper' });
      expect(paper.text).toBe('{"id":2047948614742839297,"list":[1.10,7,5,18446744073709551615,0.5]}');
      for (const [number, name] of [
        ['2047948614742839297', 'b'],
        ['2047948614742839298', 'c'],
        ['2.5', 'd'],
        ['2.50', 'd'],
        ['2047948614742839299', undefined],
      ] as const) {
        const { text } = await callTool(urlOf('mcp'), { name: 'joined', number });
        expect(/"name":"(.)"/.exec(text.slice(text.indexOf('structuredContent')))?.[1]).toBe(name);
        if (name === 'b') expect(text).toContain(`"structuredContent":{"name":"b","id":${number}}`);
      }
      upstream.take();
    });
  });

  test('is a string in a script where it is an integer that JavaScript would round, else the nearest number', async () => {
    await served(async (urlOf) => {
      const seen = async (number: string): Promise<string | undefined> =>
        /"seen":"([^"]*)"/.exec((await callTool(urlOf('mcp'), { name: 'scripted', number })).text)?.[1];
      expect(await seen('2047948614742839297')).toBe('string 2047948614742839297');
      expect(await seen('1.10')).toBe('number 1.1');
      expect(await seen('7')).toBe('number 7');
    });
  });

  test('keeps its digits on standard input and output, and on the command line', async () => {
    const place = await makeTempDirectory({ 'ledger.yaml': document });
    try {
      const command = startServing(['run', 'ledger.yaml', '--stdio', 'tools'], place);
      const params = '{"name":"echo","arguments":{"id":2047948614742839297}}';
      command.child.stdin.write(`{"jsonrpc":"2.0","id":9007199254740993,"method":"tools/call","params":${params}}\n`);
      const line = await command.firstLine;
      expect(line).toContain('"structuredContent":{"id":2047948614742839297,"list":[2047948614742839297]}');
      expect(line).toContain('"id":9007199254740993');
      command.child.stdin.end();
      await command.ended;

      const called = await runCommand(['call', 'ledger.yaml', 'tools.echo', '--arg', 'id=2047948614742839297'], place);
      expect(called.stdout.trim()).toBe('{"id":2047948614742839297,"list":[2047948614742839297]}');
      expect(upstream.take().map(({ body }) => body)).toEqual(Array(2).fill('{"id":2047948614742839297}'));
    } finally {
      await place.remove();
    }
  });

  test('identifies a request', async () => {
    await served(async (urlOf) => {
      const versioned = { ...json, 'MCP-Protocol-Version': '2025-06-18' };
      for (const headers of [json, versioned]) {
        for (const [method, params] of [
          ['tools/list', '{}'],
          ['ping', '{}'],
          ['tools/nothing', '{}'],
          ['tools/list', '{"_meta":{"progressToken":9007199254740995}}'],
          ['tools/list', '7'],
        ]) {
          const body = `{"jsonrpc":"2.0","id":9007199254740993,"method":"${method}","params":${params}}`;
          const { origin } = new URL(urlOf('mcp'));
          const answer = await exchange(origin, { method: 'POST', path: '/mcp', headers, body });
          expect(answer.text).toContain('"id":9007199254740993');
          expect(answer.text).not.toContain('protocol version');
        }
      }
    });
  });
});

const meta2026 =
  ',"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}';

/** Each way of writing an answer: by the server or by the SDK, whole or as events, of either generation. */
const protocols = [
  ['2025, prepared', {}, ''],
  ['2025, by the SDK', { 'MCP-Protocol-Version': '2025-06-18' }, ',"unknown":1'],
  ['2025, as events', { Accept: 'application/json, text/event-stream' }, ',"_meta":{"progressToken":1},"unknown":1'],
  ['2026, prepared', modernHeaders(), meta2026],
  ['2026, by the SDK', modernHeaders(), `${meta2026},"unknown":1`],
] as const;

function modernHeaders(): Readonly<Record<string, string>> {
  return { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/call', 'Mcp-Name': 'echo' };
}

function callTool(
  url: string,
  { name, number, headers = {}, meta = '' }: { name: string; number: string; headers?: object; meta?: string },
): Promise<Answer> {
  const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${name}","arguments":{"id":${number}}${meta}}}`;
  const accept = 'application/json, text/event-stream';
  return exchange(new URL(url).origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'Content-Type': 'application/json', Accept: accept, ...headers },
    body,
  });
}
