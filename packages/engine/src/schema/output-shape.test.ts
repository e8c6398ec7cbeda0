import { describe, expect, test } from '@jest/globals';
import { diagnose, invalid, loadDocument, valid, type Checked, type Json, type OutputDeclaration } from '@naftiko/spec';
import type { Names } from '../expression/names.js';
import type { Scope } from '../expression/scope.js';
import { compileMock } from './mock-shape.js';
import { compileOutputs, compileProjection } from './output-shape.js';

/** The outputs declared in a document. */
function declared(...outputParameters: readonly Json[]): readonly OutputDeclaration[] {
  const tool = { name: 'get', description: 'Gets.', call: 'src.get', outputParameters };
  const { document } = loadDocument(
    'test.yaml',
    JSON.stringify({
      naftiko: '1.0.0-alpha2',
      capability: { exposes: [{ type: 'mcp', namespace: 'agent', port: 3000, tools: [tool] }] },
    }),
  );
  const [mcp] = document?.exposes ?? [];
  return mcp?.type === 'mcp' ? (mcp.tools[0]?.outputs ?? []) : [];
}

const names: Names = {
  resolve: (name, at) =>
    name === 'who'
      ? valid((scope: Scope) => scope.inputs.get('who'))
      : invalid(diagnose('unknown-name', at, { name, similar: undefined, known: ['who'] })),
};
const scope: Scope = { inputs: new Map([['who', 'Ann']]), steps: new Map(), variables: new Map() };

function valueOf<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new TypeError(checked.diagnostics[0]?.message);
  return checked.value;
}

const shapeOf = (outputs: readonly OutputDeclaration[], kit: { wrapNamed?: boolean; loneElements?: boolean } = {}) =>
  valueOf(compileOutputs(outputs, { names, wrapNamed: false, ...kit }));

const root: Json = {
  id: 7,
  name: 'Skerry',
  note: null,
  user: { n: 'a' },
  list: [{ k: 1, t: ['p', 'q'], sub: { z: 9 } }, { k: 2, t: [] }, null],
  grid: [[1, 2], [3]],
  obj: { x: { v: 1 } },
  numText: '12',
};

const property = (mapping: string): Json => ({ type: 'string', mapping });

describe('the outputs of a call', () => {
  test.each<[string, Json[], Json | undefined]>([
    ['are the value at a path', [{ type: 'number', mapping: '$.id' }], 7],
    ['keep the type of the value', [{ type: 'number', mapping: '$.numText' }], '12'],
    ['are the first that is not null', [property('$.nope'), property('$.note'), property('$.name')], 'Skerry'],
    ['are nothing when nothing is found', [property('$.nope'), { type: 'string' }, { type: 'object' }], undefined],
    [
      'are a list with one result per element',
      [{ type: 'array', mapping: '$.list', items: property('$.k') }],
      [1, 2, null],
    ],
    [
      'are the elements when items have no mapping',
      [{ type: 'array', mapping: '$.grid', items: { type: 'array' } }],
      root.grid!,
    ],
    [
      'are nothing when an array mapping does not select a list',
      [{ type: 'array', mapping: '$.obj', items: property('$') }],
      undefined,
    ],
    [
      'are the mapped value of an array without items, of any type',
      [{ type: 'array', mapping: '$.obj' }],
      { x: { v: 1 } },
    ],
    [
      'are the mapped value of an object without properties',
      [{ type: 'object', mapping: '$.obj', properties: {} }],
      { x: { v: 1 } },
    ],
    ['are a static string', [{ type: 'string', value: 'always' }], 'always'],
    ['are a string with inputs', [{ type: 'string', value: 'hi {{who}}' }], 'hi Ann'],
    ['prefer a static string to a mapping', [{ type: 'string', value: 'always', mapping: '$.id' }], 'always'],
  ])('%s', (_, outputs, value) => {
    expect(shapeOf(declared(...outputs)).apply(root, scope)).toEqual(value);
  });

  test.each<[string, Json, Json]>([
    [
      'has every property, null when missing',
      { type: 'object', properties: { i: property('$.id'), n: property('$.user.n'), z: property('$.zz') } },
      { i: 7, n: 'a', z: null },
    ],
    [
      'nests, with paths from the same root',
      { type: 'object', properties: { spec: { type: 'object', properties: { v: property('$.obj.x.v') } } } },
      { spec: { v: 1 } },
    ],
    [
      'reads paths below its own mapping, then from the root',
      { type: 'object', mapping: '$.obj', properties: { v: property('$.x.v'), id: property('$.id') } },
      { v: 1, id: 7 },
    ],
    [
      'reads paths from the root when its mapping selects nothing',
      { type: 'object', mapping: '$.nope', properties: { id: property('$.id') } },
      { id: 7 },
    ],
    [
      'reads lists below its mapping, then from the root',
      { type: 'object', mapping: '$.obj', properties: { k: property('$.list[*].k'), none: property('$.no[*].x') } },
      { k: [1, 2], none: [] },
    ],
    [
      'contains static strings',
      { type: 'object', properties: { src: { type: 'string', value: 'reef' }, c: { type: 'string', const: 'x' } } },
      { src: 'reef', c: null },
    ],
    [
      'contains shaped arrays',
      {
        type: 'object',
        properties: {
          rows: { type: 'array', mapping: '$.list', items: { type: 'object', properties: { kk: property('$.k') } } },
        },
      },
      { rows: [{ kk: 1 }, { kk: 2 }, { kk: null }] },
    ],
    [
      'is built for every element of an array, relative to it',
      {
        type: 'array',
        mapping: '$.list',
        items: {
          type: 'object',
          properties: {
            k: property('$.k'),
            id: property('$.id'),
            info: { type: 'object', properties: { z: property('$.sub.z') } },
          },
        },
      },
      [
        { k: 1, id: null, info: { z: 9 } },
        { k: 2, id: null, info: { z: null } },
        { k: null, id: null, info: { z: null } },
      ],
    ],
    [
      'is built for lists of lists',
      { type: 'array', mapping: '$.grid', items: { type: 'array', items: property('$') } },
      [[1, 2], [3]],
    ],
  ])('that are an object: it %s', (_, output, value) => {
    expect(shapeOf(declared(output)).apply(root, scope)).toEqual(value);
  });

  test('read from the consumed outputs what the payload lacks', () => {
    const shape = shapeOf(declared(property('$.label')));
    expect(shape.apply(root, scope, { label: 'Skerry' })).toBe('Skerry');
    expect(shape.apply({ label: 'own' }, scope, { label: 'Skerry' })).toBe('own');
  });

  test('are an object by name when several are named, in the relaxed dialect only', () => {
    const outputs = declared(
      { name: 'a', ...{ type: 'string', mapping: '$.id' } },
      { name: 'b', type: 'string', mapping: '$.zz' },
    );
    expect(shapeOf(outputs, { wrapNamed: true }).apply(root, scope)).toEqual({ a: 7, b: null });
    expect(shapeOf(outputs).apply(root, scope)).toBe(7);
  });

  test('treat one XML element as a list of one', () => {
    const outputs = declared({ type: 'array', mapping: '$.boat', items: property('$.name') });
    const boat = { boat: { name: 'Gull' } };
    expect(shapeOf(outputs, { loneElements: true }).apply(boat, scope)).toEqual(['Gull']);
    expect(shapeOf(outputs, { loneElements: true }).apply({}, scope)).toBeUndefined();
    expect(shapeOf(outputs).apply(boat, scope)).toBeUndefined();
  });

  test.each<[string, Json[], boolean, boolean]>([
    ['an object of everything', [{ type: 'object', mapping: '$.' }], true, false],
    [
      'everything, several times',
      [
        { name: 'result', type: 'array', mapping: '$.' },
        { name: 'raw', type: 'string', mapping: '$' },
      ],
      true,
      false,
    ],
    ['an object with empty properties', [{ type: 'object', mapping: '$.', properties: {} }], true, false],
    ['a member', [{ type: 'object', mapping: '$.data' }], false, true],
    ['a static string', [{ type: 'string', value: 'always' }], false, false],
  ])('state whether they are the whole payload and need fields: %s', (_, outputs, identity, needsFields) => {
    expect(shapeOf(declared(...outputs), { wrapNamed: true })).toMatchObject({ identity, needsFields });
  });

  test('report a malformed path at its place, select nothing there, and fail when none is left', () => {
    const checked = compileOutputs(
      declared({ type: 'object', properties: { broken: property('$.list[('), id: property('$.id') } }),
      { names, wrapNamed: false },
    );
    expect(checked.diagnostics).toMatchObject([{ code: 'json-path-malformed', at: { source: 'test.yaml' } }]);
    expect(valueOf(checked).apply(root, scope)).toEqual({ broken: null, id: 7 });
    const nothingLeft = compileOutputs(declared(property('$.list[(')), { names, wrapNamed: false });
    expect(nothingLeft).toMatchObject({ ok: false, diagnostics: [{ code: 'json-path-malformed' }] });
  });

  test('may have names that objects inherit', () => {
    const outputs = declared({
      type: 'object',
      properties: JSON.parse('{"__proto__":{"type":"string","mapping":"$.id"}}') as Json,
    });
    expect(JSON.stringify(shapeOf(outputs).apply(root, scope))).toBe('{"__proto__":7}');
  });
});

describe('a mock', () => {
  test.each<[string, Json[], Json | undefined]>([
    [
      'answers an object of its static strings',
      [
        { name: 'message', type: 'string', value: 'Hello, {{who}}!' },
        { name: 'count', type: 'number', value: '3' },
      ],
      { message: 'Hello, Ann!', count: '3' },
    ],
    [
      'calls an unnamed output "value"',
      [
        { type: 'string', value: 'a' },
        { type: 'string', value: 'b' },
      ],
      { value: 'b' },
    ],
    [
      'nests, without members that have no value',
      [
        {
          name: 'o',
          type: 'object',
          properties: { a: { type: 'string', value: 'x' }, b: { type: 'string', mapping: '$.b' } },
        },
        { name: 'l', type: 'array', items: { type: 'string', value: 'y' } },
        { name: 'e', type: 'array', items: { type: 'string', mapping: '$' } },
        { name: 'n', type: 'object', properties: { c: { type: 'string', const: 'z' } } },
      ],
      { o: { a: 'x' }, l: ['y'], e: [] },
    ],
    ['yields nothing without static strings', [{ type: 'object', mapping: '$.' }], undefined],
    ['yields nothing without outputs', [], undefined],
  ])('%s', (_, outputs, value) => {
    expect(valueOf(compileMock(declared(...outputs), names)).read(scope)).toEqual(value);
  });

  test('with a malformed template is refused', () => {
    expect(compileMock(declared({ name: 'm', type: 'string', value: '{{#each x}}' }), names)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'template-malformed' }],
    });
  });
});

describe('the projection of an answer for steps', () => {
  test.each<[string, Json[], Json, Json]>([
    [
      'is the declared names of an object',
      [
        { name: 'boatId', value: '$.boat_id' },
        { name: 'tag', value: '$.tags[0]' },
        { name: 'absent', value: '$.nope' },
      ],
      { boat_id: 'b9', tags: ['x'], more: 1 },
      { boatId: 'b9', tag: 'x', absent: null },
    ],
    [
      'is the elements of a list with the names added',
      [{ name: 'label', value: '$.name' }],
      [{ name: 'Ann' }, 3],
      [{ name: 'Ann', label: 'Ann' }, 3],
    ],
    ['is the value of an output without a name', [{ value: '$.data' }, { value: '$.other' }], { data: [1] }, [1]],
    ['is null when the output without a name selects nothing', [{ value: '$.data' }], {}, null],
    [
      'tolerates a malformed path',
      [
        { name: 'a', value: '$.[' },
        { name: 'b', value: '$.b' },
      ],
      { b: 1 },
      { a: null, b: 1 },
    ],
  ])('%s', (_, outputs, body, seen) => {
    expect(valueOf(compileProjection(declared(...outputs)))?.(body)).toEqual(seen);
  });

  test('is the answer itself when the operation declares no outputs', () => {
    expect(valueOf(compileProjection([]))).toBeUndefined();
  });
});
