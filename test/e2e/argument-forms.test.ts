import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange, parseRpcMessage } from '../support/http-exchange.js';
import { naftikoCommand, runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentRun } from '../support/resident-command.js';

let upstream: RecordingUpstream;
let directory: string;
let served: NaftikoProcess;
let piped: ChildProcessWithoutNullStreams;
const heard = new Map<unknown, (message: Record<string, unknown>) => void>();

const inputs = `
            - { name: tags, type: array, description: Tags, required: false }
            - { name: meta, type: object, description: More, required: false }
            - { name: max, type: number, description: Most, required: false }
            - { name: page, type: integer, description: Page, required: false }
            - { name: flag, type: boolean, description: Flag, required: false }
            - { name: note, type: string, description: Note, required: false }`;

const documentOf = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Yard, description: A yard }
capability:
  consumes:
    - type: http
      namespace: yard
      baseUri: ${origin}
      resources:
        - name: posts
          path: /posts
          operations:
            - name: post
              method: POST
              inputParameters: [${['tags', 'meta', 'max', 'page', 'flag', 'note'].map((name) => `{ name: ${name}, in: body }`).join(', ')}]
  exposes:
    - type: rest
      namespace: yard-rest
      port: 8080
      resources:
        - path: /posts
          name: posts
          operations:
            - name: post
              method: POST
              call: yard.post
              inputParameters: ${inputs.replaceAll(', required: false', ', in: body').replaceAll('\n    ', '\n      ')}
    - type: mcp
      namespace: yard-mcp
      port: 8081
      tools:
        - name: post
          description: Posts
          call: yard.post
          inputParameters: ${inputs}
      prompts:
        - name: brief
          description: Briefs
          arguments: [{ name: crew, description: Crew, required: false }]
          template: [{ role: user, content: 'Brief {{crew}}.' }]
`;

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"ok":true}'),
  );
  directory = await mkdtemp(path.join(tmpdir(), 'arguments-'));
  const file = path.join(directory, 'yard.yaml');
  await writeFile(file, documentOf(upstream.origin));
  served = await residentRun([file, '--port', 'yard-rest=0', '--port', 'yard-mcp=0']);
  piped = spawn(process.execPath, [naftikoCommand, 'run', file, '--stdio', 'yard-mcp']);
  createInterface({ input: piped.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as Record<string, unknown>;
    heard.get(message['id'])?.(message);
  });
  await overPipe({
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'c', version: '1' } },
  });
});

afterAll(async () => {
  piped.kill();
  await served.stop();
  await upstream.close();
  await rm(directory, { recursive: true });
});

interface Message {
  readonly method: string;
  readonly params?: unknown;
}

type Wire = (message: Message) => Promise<Record<string, unknown>>;

let lastId = 0;

const overPipe: Wire = (message) => {
  const id = (lastId += 1);
  const answered = new Promise<Record<string, unknown>>((resolve) => heard.set(id, resolve));
  piped.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...message })}\n`);
  return answered;
};

const overHttp = async (message: Message, headers: Record<string, string> = {}): Promise<Record<string, unknown>> => {
  const url = new URL(served.urlOf('yard-mcp'));
  const body = JSON.stringify({ jsonrpc: '2.0', id: (lastId += 1), ...message });
  const answer = await exchange(url.origin, {
    method: 'POST',
    path: url.pathname,
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body,
  });
  return parseRpcMessage(answer);
};

const withMember = ({ method, params }: Message, more: object): Message => ({
  method,
  params: typeof params === 'object' && params !== null && !Array.isArray(params) ? { ...params, ...more } : params,
});

/** HTTP of 2026-07-28, which states its revision in every message. */
const overNewHttp: Wire = (message) => {
  const { name } = (message.params ?? {}) as { name?: string };
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': message.method };
  return overHttp(withMember(message, { _meta }), name === undefined ? headers : { ...headers, 'mcp-name': name });
};

const wires: readonly (readonly [string, Wire])[] = [
  ['HTTP', (message) => overHttp(message)],
  [
    'HTTP, with a log level',
    (message) => overHttp(withMember(message, { _meta: { 'io.modelcontextprotocol/logLevel': 'info' } })),
  ],
  ['HTTP of 2026-07-28', overNewHttp],
  ['stdio', overPipe],
];

const called = (params: unknown): Message => ({ method: 'tools/call', params });

describe.each(wires)('over %s', (_, ask) => {
  test.each([
    ['no arguments', { name: 'post' }],
    ['null for arguments', { name: 'post', arguments: null }],
    ['members of its host', { name: 'post', arguments: null, task: null, extra: 1, toolCallId: 'x' }],
    ['no arguments, with members of its host', { name: 'post', task: 7, sessionId: 'x' }],
    ['a null argument', { name: 'post', arguments: { note: null } }],
  ])('a call with %s runs without arguments', async (__, params) => {
    upstream.take();
    expect(await ask(called(params))).toMatchObject({ result: { isError: false } });
    expect(upstream.take()).toMatchObject([{ path: '/posts', body: '{}' }]);
  });

  test.each([
    ['a string', 'abc', 'a string'],
    ['a list', [1], 'a list'],
    ['a number', 7, 'a number'],
    ['a boolean', true, 'a boolean'],
  ])('arguments that are %s are refused with the kind named', async (__, given, kind) => {
    const { error } = await ask(called({ name: 'post', arguments: given, extra: 1 }));
    expect(error).toEqual({
      code: -32602,
      message: `Invalid params: "arguments" is ${kind}, not an object with the arguments by name`,
    });
  });

  test.each<[string, string, unknown, unknown]>([
    ['list', 'tags', '["a","b"]', ['a', 'b']],
    ['object', 'meta', ' {"k":{"l":1}} ', { k: { l: 1 } }],
    ['number', 'max', '5.5', 5.5],
    ['integer', 'page', '-2', -2],
    ['boolean', 'flag', 'false', false],
    ['list as it is', 'tags', ['["a"]', '1'], ['["a"]', '1']],
    ['string that looks like JSON, where a string is declared', 'note', '["a"]', '["a"]'],
    ['string that looks like a number, where a string is declared', 'note', '007', '007'],
  ])('the JSON text of a %s is read', async (__, name, given, sent) => {
    upstream.take();
    expect(await ask(called({ name: 'post', arguments: { [name]: given } }))).toMatchObject({
      result: { isError: false },
    });
    expect(upstream.take().map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ [name]: sent }]);
  });

  test.each([
    ['tags', 'a,b', 'must be an array'],
    ['tags', '{"a":1}', 'must be an array'],
    ['meta', '[1]', 'must be an object'],
    ['meta', '{"a":', 'must be an object'],
    ['max', 'Infinity', 'must be a number'],
    ['max', '', 'must be a number'],
    ['page', '1.5', 'must be an integer'],
    ['flag', 'yes', 'must be true or false'],
  ])('a value that %s cannot have without loss is refused: %s', async (name, given, problem) => {
    const { result } = await ask(called({ name: 'post', arguments: { [name]: given } }));
    expect(result).toMatchObject({ isError: true, content: [{ text: `"${name}" ${problem}.` }] });
  });

  test('an argument close to an input that was not given is refused', async () => {
    upstream.take();
    for (const [stray, meant] of [
      ['nots', 'note'],
      ['Tags', 'tags'],
      ['pages', 'page'],
      ['me-ta', 'meta'],
    ]) {
      const { result } = await ask(called({ name: 'post', arguments: { [stray!]: 'x', max: 1 } }));
      const text = `"${stray}" is not an argument of this tool; "${meant}" is.`;
      expect(result).toMatchObject({ isError: true, content: [{ text }] });
    }
    expect(upstream.take()).toEqual([]);
  });

  test('any other argument is dropped, and named in the result', async () => {
    upstream.take();
    const given = { note: 'x', notes: 'y', session_id: 'z', 'odd one': null };
    const { result } = await ask(called({ name: 'post', arguments: given }));
    expect(result).toMatchObject({
      isError: false,
      _meta: { 'naftiko/ignoredArguments': ['notes', 'session_id', 'odd one'] },
    });
    expect(upstream.take()).toMatchObject([{ body: '{"note":"x"}' }]);
    const { result: plain } = await ask(called({ name: 'post', arguments: { note: 'x' } }));
    expect(plain).not.toHaveProperty(['_meta', 'naftiko/ignoredArguments']);
  });
});

test.each([wires[0]!, wires[3]!])('over %s parameters that are null are none', async (_, ask) => {
  expect(await ask({ method: 'tools/list', params: null })).toMatchObject({ result: { tools: [{ name: 'post' }] } });
  expect(await ask({ method: 'tools/list', params: { cursor: null, _meta: null } })).toMatchObject({
    result: { tools: [{ name: 'post' }] },
  });
  expect(await ask({ method: 'ping', params: null })).toMatchObject({ result: {} });
  expect(await ask({ method: 'prompts/get', params: { name: 'brief', arguments: null } })).toMatchObject({
    result: { messages: [{ content: { text: 'Brief {{crew}}.' } }] },
  });
  for (const params of [null, {}, { name: null }]) {
    const { error } = await ask({ method: 'tools/call', params });
    expect(error).toEqual({ code: -32602, message: 'Invalid params: "name" is missing' });
  }
  const { error } = await ask({ method: 'prompts/get', params: { name: 'brief', arguments: { crew: 7 } } });
  expect(error).toEqual({ code: -32602, message: 'Invalid params: "crew" in "arguments" is a number, not a string' });
});

test('the log names dropped arguments', async () => {
  const logged = await runNaftiko([path.join(directory, 'yard.yaml'), '--port', 'yard-rest=0', '--port', 'yard-mcp=0']);
  const url = new URL(logged.urlOf('yard-mcp'));
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, ...called({ name: 'post', arguments: { zebra: 'v4lue' } }) });
  const headers = { 'content-type': 'application/json' };
  await exchange(url.origin, { method: 'POST', path: url.pathname, headers, body });
  await logged.stop();
  expect(logged.stderr()).toMatch(/"ignored":"zebra".*"unknown arguments"/);
  expect(logged.stderr()).not.toContain('v4lue');
});

test.each<[string, unknown, unknown]>([
  ['tags', '["a","b"]', ['a', 'b']],
  ['meta', '{"k":1}', { k: 1 }],
  ['max', '5', 5],
  ['page', '2', 2],
  ['flag', 'true', true],
])('over REST the JSON text of a value is read too: %s', async (name, given, sent) => {
  upstream.take();
  const answer = await exchange(new URL(served.urlOf('yard-rest')).origin, {
    method: 'POST',
    path: '/posts',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ [name]: given }),
  });
  expect([answer.status, answer.text]).toEqual([200, '{"ok":true}']);
  expect(upstream.take().map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ [name]: sent }]);
});
