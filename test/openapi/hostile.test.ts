import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '@naftiko/spec';
import { parse } from 'yaml';
import { apiWith, importDocument, importText, operationsOf } from './import-text.js';

const taking = (schema: unknown, more: object = {}) =>
  apiWith(
    {
      requestBody: { content: { 'application/json': { schema } } },
      responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
    },
    more,
  );

describe('references', () => {
  test.each([
    'file:///etc/passwd',
    '/etc/passwd',
    '../secret.yaml',
    'sub/%2e%2e/%2e%2e/secret.yaml',
    'http://169.254.169.254/latest/meta-data',
    '//169.254.169.254/latest',
    'data:application/json,{}',
  ])('of a file to %s are not read', async (reference) => {
    const { outcome, asked } = await importText(taking({ $ref: reference }));
    expect(asked).toEqual([]);
    expect(outcome).toMatchObject({
      ok: true,
      warnings: [expect.stringContaining('only files in the folder'), expect.anything()],
    });
  });

  test.each(['file:///etc/passwd', 'http://api.test/x', 'https://169.254.169.254/', 'https://u@api.test/x'])(
    'of an address to %s are not read',
    async (reference) => {
      const { outcome, asked } = await importText(taking({ $ref: reference }), {
        address: 'https://api.test/v1/o.json',
      });
      expect(asked).toEqual([]);
      expect(outcome.warnings[0]).toContain('only addresses of https://api.test are fetched');
    },
  );

  test('to files below, and from there to their neighbours and back, are followed', async () => {
    const others = {
      'file:///home/me/api/parts/thing.yaml':
        'Thing: {properties: {other: {$ref: "other.json#/a~1b/0"}, self: {$ref: "../openapi.yaml#/x-note"}}}',
      'file:///home/me/api/parts/other.json': '{"a/b": [{"type": "boolean"}]}',
    };
    const given = taking({ $ref: 'parts/thing.yaml#/Thing' }, { 'x-note': { type: 'integer' } });
    const { document, warnings } = await importDocument(given, { others });
    expect(warnings).toEqual([]);
    expect(operationsOf(document).get('do-thing')?.['outputParameters']).toEqual([
      { name: 'other', type: 'boolean', value: '$.other' },
      { name: 'self', type: 'number', value: '$.self' },
    ]);
  });

  test('that lead in a circle, or nowhere, are warnings', async () => {
    const schemas = { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } };
    const circle = await importText(taking({ $ref: '#/components/schemas/A' }, { components: { schemas } }));
    expect(circle.outcome.warnings).toEqual([
      'Some references are circular or too long; the parts that use them are left out.',
    ]);
    const nowhere = await importText(taking({ $ref: '#/components/schemas/__proto__' }));
    expect(nowhere.outcome.warnings).toEqual([expect.stringContaining('cannot be resolved')]);
  });
});

describe('a document that is built to be costly', () => {
  const nest = (levels: number, wrap: (inner: object) => object): object => {
    let schema: object = { type: 'string' };
    for (let level = 0; level < levels; level += 1) schema = wrap(schema);
    return schema;
  };
  const repeat = (reference: string, times: number): object[] =>
    Array.from({ length: times }, () => ({ $ref: reference, description: 'd' }));
  const chain = (make: (next: string) => object): object => {
    const schemas = Array.from(
      { length: 15 },
      (_, level) => [`L${level}`, make(`#/components/schemas/L${level + 1}`)] as const,
    );
    return { components: { schemas: Object.fromEntries([...schemas, ['L15', { properties: { a: {} } }]]) } };
  };
  const first = { $ref: '#/components/schemas/L0' };

  test.each<[string, object]>([
    ['nested lists', taking(nest(2000, (items) => ({ type: 'array', items })))],
    ['nested compositions', taking(nest(500, (part) => ({ allOf: [part] })))],
    [
      'compositions that multiply',
      taking(
        first,
        chain((next) => ({ allOf: repeat(next, 10) })),
      ),
    ],
    [
      'alternatives that multiply',
      taking(
        first,
        chain((next) => ({ oneOf: repeat(next, 10) })),
      ),
    ],
    [
      'properties that multiply',
      taking(
        first,
        chain((next) => ({ properties: Object.fromEntries(repeat(next, 40).map((one, at) => [`p${at}`, one])) })),
      ),
    ],
    [
      'a composition of itself',
      taking(first, { components: { schemas: { L0: { allOf: [first], properties: { a: {} } } } } }),
    ],
  ])('is imported: %s', async (_, given) => {
    const { outcome } = await importText(given, { exposes: ['mcp'] });
    expect(outcome).toMatchObject({ ok: true, operations: 1 });
  });

  test.each([
    ['nests more than 256 levels', `openapi: 3.0.0\nx: ${'['.repeat(5000)}`],
    [
      'Excessive alias count',
      `openapi: 3.0.0\na: &a [1,1,1,1,1,1,1,1,1,1]\n${'abcdefgh'.replace(/[b-h]/g, (name) => `\n${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(10)}]`).slice(1)}`,
    ],
    ['larger than 32 MiB', `{"openapi":"3.0.0","x":"${'a'.repeat(33 * 1024 * 1024)}"}`],
  ])('is refused: it %s', async (reason, text) => {
    const { outcome } = await importText(text);
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});

test('texts of an API are data: no templates, no markup, no keys of prototypes, no second YAML node', async () => {
  const given = JSON.stringify(
    taking(
      {
        properties: {
          PROTO: { type: 'string' },
          constructor: { type: 'string' },
          '{{env.A}}': { type: 'string' },
          plain: { type: 'string', default: '{{env.B}}', enum: ['<<C>>', '{{{D}}}'] },
          'a\n- b: c': { type: 'string', description: 'x: y\n--- \u0007\u001B[2J' },
        },
      },
      {
        info: { title: '<script>x</script>\n{{env.E}}: a', description: 'eval(1) {{F}} <script>' },
        components: { securitySchemes: { '{{G}}': { type: 'http', scheme: 'bearer' } } },
        servers: [{ url: 'https://{{env.H}}/x' }],
      },
    ),
  ).replaceAll('"PROTO"', '"__proto__"');
  const { outcome } = await importText(given, { exposes: ['rest', 'mcp'] });
  const text = outcome.ok ? outcome.text : '';
  expect(loadDocument('', text)).toMatchObject({ differences: [], diagnostics: [] });
  expect(text).not.toMatch(/<script|eval\(|\{\{(?:env\.|F|\{)|<<C|\p{Cc}(?<!\n)/u);
  const { consumes } = (
    parse(text) as {
      capability: { consumes: { namespace: string; resources: { operations: { body: { data: object } }[] }[] }[] };
    }
  ).capability;
  expect(consumes[0]?.namespace).toBe('script-x-script-env-e-a');
  expect(Object.entries(consumes[0]?.resources[0]?.operations[0]?.body.data ?? {})).toEqual([
    ['__proto__', '{{__proto__}}'],
    ['constructor', '{{constructor}}'],
    ['plain', '{{plain}}'],
    ['a\n- b: c', '{{a---b-c}}'],
  ]);
});
