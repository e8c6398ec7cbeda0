import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Json, JsonObject } from '@naftiko/spec';
import { loadBuiltins } from '../builtins.js';
import { closeDocuments, serveDocument } from '../../../../test/support/expose/mcp-documents.js';

let payload: Json = null;
let origin: string;
const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(payload));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close().closeAllConnections();
  await closeDocuments();
});

const names = ['a', 'b', 'c'] as const;
const name = fc.constantFrom(...names);
const scalarType = fc.constantFrom('string', 'number', 'integer', 'boolean');

/** Answers that match the shapes, and others. */
const answers = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.constantFrom('7', 'true', '', '{"a":1}', 'text'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(name, tie('json'), { maxKeys: 3 }),
  ),
})).json;

type Shape = Readonly<Record<string, unknown>>;

/** One output of a call: nested, with paths. */
const mapped = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: scalarType, mapping: name.map((member) => `$.${member}`) }),
    fc.record({ type: fc.constantFrom('object', 'array'), mapping: fc.constantFrom('$', '$.a', '$..b', '$.a[*]') }),
    fc.record({ type: fc.constant('string'), value: fc.constantFrom('fixed', '12') }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(name, tie('shape'), { minKeys: 1, maxKeys: 3 }),
    }),
    fc.record({ type: fc.constant('array'), mapping: fc.constantFrom('$', '$.a', '$.b'), items: tie('shape') }),
  ),
})).shape;

const mappedObject = fc.record({
  type: fc.constant('object'),
  properties: fc.dictionary(name, mapped, { minKeys: 1, maxKeys: 3 }),
});

const nameShape = ([own, shape]: readonly [string, Shape]): Shape => ({ name: own, ...shape });

/** One output of steps: named, without paths; `items` as an object, a list of one or a list of several. */
const declared = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: scalarType }),
    fc.constant({ type: 'array' }),
    fc.record({ type: fc.constant('object'), properties: fc.dictionary(name, tie('shape'), { maxKeys: 3 }) }),
    fc.record({ type: fc.constant('array'), items: fc.tuple(name, tie('shape')).map(nameShape) }),
    fc.record({
      type: fc.constant('array'),
      items: fc.uniqueArray(fc.tuple(name, tie('shape')).map(nameShape), {
        minLength: 1,
        maxLength: 3,
        selector: (item) => item['name'],
      }),
    }),
  ),
})).shape;

const steps = fc.record({
  steps: fc.constant([{ name: 'look', type: 'call', call: 'sea.look' }]),
  mappings: fc.uniqueArray(
    fc.record({
      targetName: fc.constantFrom('a', 'b', 'c.a', 'c.b', 'd'),
      value: fc.constantFrom('$.look', '$.look.a', '$.look.b', '$.look.c'),
    }),
    { minLength: 1, maxLength: 4, selector: ({ targetName }) => targetName },
  ),
  outputParameters: fc.uniqueArray(fc.tuple(name, declared).map(nameShape), {
    minLength: 1,
    maxLength: 3,
    selector: (output) => output['name'],
  }),
});

const tools = fc.oneof(
  fc.record({ call: fc.constant('sea.look'), outputParameters: fc.tuple(mappedObject) }),
  steps as fc.Arbitrary<Shape>,
);

const documentWith = (tool: Shape): string =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Sea', description: 'The sea' },
    capability: {
      consumes: [
        {
          type: 'http',
          namespace: 'sea',
          baseUri: origin,
          resources: [{ name: 'r', path: '/r', operations: [{ name: 'look', method: 'GET' }] }],
        },
      ],
      exposes: [{ type: 'mcp', namespace: 'trial', port: 0, tools: [{ name: 'get', description: 'Gets', ...tool }] }],
    },
  });

interface Called {
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: JsonObject;
  readonly isError: boolean;
}

/** The result of a method, of the 2025 revisions or of 2026-07-28. */
async function ask(url: URL, method: string, params: JsonObject, modern: boolean): Promise<unknown> {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const named: Record<string, string> = method === 'tools/call' ? { 'mcp-name': 'get' } : {};
  const version = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method, ...named };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(modern ? version : {}) },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: modern ? { ...params, _meta } : params }),
  });
  return ((await response.json()) as { result: unknown }).result;
}

test('text and structured content are one JSON, which the published schema describes', async () => {
  await fc.assert(
    fc.asyncProperty(
      tools,
      fc.array(answers, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (tool, came, modern) => {
        const { url } = await serveDocument(documentWith(tool), loadBuiltins);
        const list = (await ask(url, 'tools/list', {}, modern)) as { tools: { outputSchema?: JsonObject }[] };
        const outputSchema = list.tools[0]?.outputSchema;
        expect(outputSchema).toMatchObject({ type: 'object' });
        const describes = new Ajv({ strict: false }).compile(outputSchema!);
        for (const each of came) {
          payload = each;
          const result = (await ask(url, 'tools/call', { name: 'get' }, modern)) as Called;
          expect(result.isError).toBe(false);
          expect(result.content).toHaveLength(1);
          expect(JSON.parse(result.content[0]!.text)).toEqual(result.structuredContent);
          expect([describes(result.structuredContent), describes.errors]).toEqual([true, null]);
        }
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);
