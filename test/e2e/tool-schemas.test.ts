import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { exchange, parseRpcMessage } from '../support/http-exchange.js';
import { findSchemaFaults, type ListedTool } from '../support/model-schemas.js';
import type { NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentRun } from '../support/resident-command.js';

let upstream: RecordingUpstream;
let directory: string;
let served: NaftikoProcess;

const documentOf = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Yard, description: A yard }
capability:
  aggregates:
    - label: Works
      namespace: works
      functions:
        - { name: rest, description: Rests, call: yard.get, inputParameters: [{ name: q, type: array, description: Q }] }
  consumes:
    - type: http
      namespace: yard
      baseUri: ${origin}
      resources:
        - name: things
          path: /things/{id}
          operations:
            - name: get
              method: GET
              inputParameters: [{ name: id, in: path }, { name: q, in: query }, { name: X-Trace, in: header }]
            - { name: put, method: PUT, inputParameters: [{ name: id, in: path }, { name: title, in: body }, { name: tags, in: body }] }
            - { name: post, method: POST, body: { type: json, data: { a: '{{alpha}}', list: ['{{beta}}'] } } }
            - { name: send, method: PATCH, inputParameters: [{ name: id, in: path }, { name: body, in: body }] }
        - { name: all, path: /all, operations: [{ name: all, method: GET }] }
  exposes:
    - type: mcp
      namespace: yard-mcp
      port: 8081
      tools:
        - { name: all, description: All, call: yard.all }
        - { name: get, description: Gets, call: yard.get }
        - { name: put, description: Puts, call: yard.put }
        - { name: post, description: Posts, call: yard.post, with: { alpha: tools.alpha, beta: tools.beta } }
        - { name: send, description: Sends, call: yard.send }
        - { name: borrowed, ref: works.rest }
        - { name: fixed, description: Fixed, outputParameters: [{ name: a, type: string, value: b }] }
        - name: everything
          description: Everything
          call: yard.put
          with: { title: '{{2fa}}', tags: '{{list}}' }
          inputParameters:
            - { name: id, type: string, description: Id }
            - { name: list, type: array, description: A list, required: false }
            - { name: 2fa, type: string, description: A code, required: false }
            - { name: $top, type: integer, description: Most, required: false }
            - { name: 'filter[x]', type: object, description: A filter, required: false }
            - { name: -dash, type: boolean, description: A dash, required: false }
            - { name: ${'long'.repeat(20)}, type: number, description: Long, required: false }
`;

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"ok":true}'),
  );
  directory = await mkdtemp(path.join(tmpdir(), 'schemas-'));
  const file = path.join(directory, 'yard.yaml');
  await writeFile(file, documentOf(upstream.origin));
  served = await residentRun([file, '--port', 'yard-mcp=0']);
});

afterAll(async () => {
  await served.stop();
  await upstream.close();
  await rm(directory, { recursive: true });
});

async function ask(method: string, params: object = {}): Promise<unknown> {
  const url = new URL(served.urlOf('yard-mcp'));
  const answer = await exchange(url.origin, {
    method: 'POST',
    path: url.pathname,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return parseRpcMessage(answer)['result'];
}

const toolList = async (): Promise<readonly ListedTool[]> =>
  ((await ask('tools/list')) as { tools: readonly ListedTool[] }).tools;

describe('the list of tools', () => {
  test('is accepted by model APIs', async () => {
    const tools = await toolList();
    expect(tools.map(({ name }) => name)).toEqual([
      'all',
      'get',
      'put',
      'post',
      'send',
      'borrowed',
      'fixed',
      'everything',
    ]);
    expect(findSchemaFaults(tools)).toEqual([]);
  });

  test('declares that a tool has no inputs', async () => {
    const tools = await toolList();
    const empty = { type: 'object', properties: {} };
    expect(
      tools.filter(({ name }) => name === 'all' || name === 'fixed').map(({ inputSchema }) => inputSchema),
    ).toEqual([empty, empty]);
  });

  test('has a type for inputs without a declared one', async () => {
    const tools = await toolList();
    const typesOf = (tool: string) => {
      const { properties } = tools.find(({ name }) => name === tool)?.inputSchema as {
        properties: Record<string, { type: unknown }>;
      };
      return Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, type]));
    };
    expect(typesOf('get')).toEqual({ id: 'string', q: 'string', 'X-Trace': 'string' });
    expect(typesOf('put')).toMatchObject({ title: 'string', tags: 'string' });
    expect(typesOf('send')).toMatchObject({ body: 'object' });
    expect(Object.keys(typesOf('everything'))).toEqual([
      'id',
      'list',
      '_2fa',
      'top',
      'filter_x',
      'dash',
      'long'.repeat(20).slice(0, 59),
    ]);
  });

  test('is stricter than the server, which accepts other types, and names as in the document', async () => {
    upstream.take();
    expect(await ask('tools/call', { name: 'put', arguments: { id: '1', title: 7, tags: [{ a: 1 }] } })).toMatchObject({
      isError: false,
    });
    expect(await ask('tools/call', { name: 'send', arguments: { id: '1', body: '{"whole":[1]}' } })).toMatchObject({
      isError: false,
    });
    for (const code of ['2fa', '_2fa']) {
      const given = { id: '1', list: [{ sku: 'a' }], [code]: '007' };
      expect(await ask('tools/call', { name: 'everything', arguments: given })).toMatchObject({ isError: false });
    }
    const whole = { title: '007', tags: [{ sku: 'a' }] };
    expect(upstream.take().map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { title: 7, tags: [{ a: 1 }] },
      { whole: [1] },
      whole,
      whole,
    ]);
  });
});

const examples = path.join(process.cwd(), 'examples');

test.each(readdirSync(examples).filter((file) => file.endsWith('.yaml')))(
  'model APIs accept the tools of the example %s',
  async (file) => {
    const { mounts } = await planDocument(
      path.join(examples, file),
      readFileSync(path.join(examples, file), 'utf8'),
      loadBuiltins,
    );
    const listed = mounts
      .filter(({ plan: { type } }) => type === 'mcp')
      .flatMap(({ plan: { operations } }) => operations)
      .flatMap(({ address: name, unit }) => (unit.ok ? [{ name, inputSchema: unit.operation.contract.schema }] : []));
    expect(findSchemaFaults(listed)).toEqual([]);
  },
);

test.each<[string, object, string]>([
  ['no properties', { type: 'object' }, 'no properties'],
  ['a property without a type', { type: 'object', properties: { a: {} } }, 'has no type'],
  ['a list of types', { type: 'object', properties: { a: { type: ['string', 'null'] } } }, 'has no type, or several'],
  ['a list without items', { type: 'object', properties: { a: { type: 'array' } } }, 'no items'],
  ['items without a type', { type: 'object', properties: { a: { type: 'array', items: {} } } }, 'a[]: has no type'],
  ['an odd name', { type: 'object', properties: { $top: { type: 'string' } } }, 'refuse the name "$top"'],
  ['a keyword', { type: 'object', properties: {}, additionalProperties: false }, 'not known everywhere'],
  ['a requirement', { type: 'object', properties: {}, required: ['a'] }, 'requires what it does not have'],
])('the check of schemas finds %s', (_, inputSchema, fault) => {
  expect(findSchemaFaults([{ name: 'get', inputSchema }]).join()).toContain(fault);
});
