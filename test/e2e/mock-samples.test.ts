import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const documentOf = (exposed: string, outputs: { readonly list?: string; readonly get?: string } = {}): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9
      resources:
        - name: ship
          path: /ship
          operations:
            - name: get
              method: GET
              inputParameters: [{ name: like, in: query }]
              ${outputs.get === undefined ? '' : `outputParameters: ${outputs.get}`}
        - name: crew
          path: /crew
          operations:
            - name: list
              method: GET
              ${outputs.list === undefined ? '' : `outputParameters: ${outputs.list}`}
  exposes:
    - type: mcp
      port: 8602
      namespace: tools
      tools:
        - name: look
          description: Looks
          ${exposed}
`;

const answerOf = (document: string, given: object = {}): Promise<unknown> =>
  serving(document, ({ tool }) => tool('look', given), { options: { mock: true } });

const call = (output: string): string => `call: up.get\n          outputParameters: [${output}]`;

describe('the answer of a mock to a tool that maps a call', () => {
  test.each([
    ['a text', '{ type: string, mapping: $.title }', 'title'],
    ['a number below', '{ type: number, mapping: $.meta.count }', 1],
    ['a member of an element', '{ type: string, mapping: "$.rows[0].name" }', 'name'],
    [
      'members of all elements',
      '{ type: array, mapping: "$.rows[*].name", items: { type: string, mapping: $ } }',
      ['name'],
    ],
    [
      'a list of objects',
      '{ type: array, mapping: $.rows, items: { type: object, properties: { a: { type: string, mapping: $.x.y }, n: { type: number, mapping: $.n } } } }',
      [{ a: 'a', n: 1 }],
    ],
    ['a list of members', '{ type: array, mapping: $.rows, items: { type: string, mapping: $.key } }', ['key']],
    [
      'an object of nested ones',
      '{ type: object, properties: { id: { type: string, mapping: $.id }, in: { type: object, properties: { ok: { type: boolean, mapping: $.flags.ok } } } } }',
      { id: 'id', in: { ok: true } },
    ],
    [
      'an object of its own place',
      '{ type: object, mapping: $.data, properties: { id: { type: string, mapping: $.id } } }',
      { id: 'id' },
    ],
    [
      'elements of a filter',
      '{ type: array, mapping: "$.rows[?(@.kind == \'a\')].name", items: { type: string, mapping: $ } }',
      ['name'],
    ],
    [
      'what a filter of several comparisons finds',
      '{ type: array, mapping: "$.rows[?(@.kind == \'a\' && @.deck == 2)].name", items: { type: string, mapping: $ } }',
      ['name'],
    ],
    [
      'what a filter by a number with leading zeros finds',
      '{ type: array, mapping: "$.rows[?(@.berth == 007)].name", items: { type: string, mapping: $ } }',
      ['name'],
    ],
    ['a name in brackets', '{ type: string, mapping: "$[\'odd name\']" }', 'odd name'],
  ])('contains %s', async (_, output, expected) => {
    expect(await answerOf(documentOf(call(output)))).toEqual(expected);
  });
});

describe('the answer of a mock to an operation of another format', () => {
  test.each(['xml', 'csv', 'yaml', 'html', 'markdown'])('contains the selected values: %s', async (format) => {
    const document = documentOf(call('{ type: array, mapping: $.rows, items: { type: string, mapping: $.key } }'));
    const written = document.replace('- name: get\n', `- name: get\n              outputRawFormat: ${format}\n`);
    expect(await answerOf(written)).toEqual(['key']);
  });
});

const steps = (...lines: readonly string[]): string => ['steps:', ...lines].join('\n          ');

describe('the answer of a mock to steps', () => {
  const get = '- { type: call, name: get, call: up.get }';
  const list = '- { type: call, name: list, call: up.list }';
  const lookup = (value: string): string =>
    `- { type: lookup, name: found, index: list, match: crewId, lookupValue: ${value}, outputParameters: [fullName, role] }`;
  const mapped = (...mappings: readonly string[]): string =>
    `mappings: [${mappings.map((value, index) => `{ targetName: t${index}, value: "${value}" }`).join(', ')}]
          outputParameters: [{ name: t0, type: string }, { name: t1, type: number }]`;

  test.each<[string, string, Parameters<typeof documentOf>[1], object]>([
    ['a path', steps(get, mapped('$.get.a.b', '$.get.n')), {}, { t0: 't0', t1: 1 }],
    ['a path without its step', steps(get, mapped('$.title', '$.get.n')), {}, { t0: 't0', t1: 1 }],
    [
      'a lookup of a value of another step',
      steps(get, list, lookup('$.get.captain'), mapped('$.found.fullName', '$.get.tonnage')),
      {},
      { t0: 'fullName', t1: 1 },
    ],
    ['a lookup of an input', steps(list, lookup('tools.crew'), mapped('$.found.role')), {}, { t0: 'role' }],
    [
      'a lookup in the declared outputs of a call',
      steps(get, list, lookup('$.get.captain'), mapped('$.found.fullName')),
      {
        get: '[{ name: captain, type: string, value: $.crew.captain }]',
        list: '[{ name: crewId, type: string, value: $.id }, { name: fullName, type: string, value: $.name }, { name: role, type: string, value: $.role }]',
      },
      { t0: 'fullName' },
    ],
    [
      'members below a declared output',
      steps(get, mapped('$.get.captain.name', '$.get.captain.age')),
      { get: '[{ name: captain, type: object, value: $.crew.captain }]' },
      { t0: 't0', t1: 1 },
    ],
    [
      'a value that a later step takes',
      steps(get, '- { type: call, name: again, call: up.get, with: { like: $.get.a.like } }', mapped('$.again.title')),
      {},
      { t0: 't0' },
    ],
  ])('fills outputs: %s', async (_, exposed, outputs, expected) => {
    const inputs = exposed.includes('tools.crew')
      ? 'inputParameters: [{ name: crew, type: string, description: c }]\n          '
      : '';
    expect(await answerOf(documentOf(inputs + exposed, outputs), { crew: 'C1' })).toEqual(expected);
  });

  test('is a list where a lookup has a list of values', async () => {
    const exposed = steps(
      get,
      list,
      lookup('$.get.crew'),
      'mappings: [{ targetName: crew, value: $.found }]',
      'outputParameters: [{ name: crew, type: array, items: [{ name: fullName, type: string }] }]',
    );
    const document = documentOf(exposed, { get: '[{ name: crew, type: array, value: $.assigned }]' });
    expect(await answerOf(document)).toEqual({ crew: [{ fullName: 'fullName', role: 'role' }] });
  });

  test('is the same for a call of the command', async () => {
    const place = await makeTempDirectory({
      'ships.yaml': documentOf(steps(get, list, lookup('$.get.captain'), mapped('$.found.fullName', '$.get.tonnage'))),
    });
    try {
      const { stdout } = await residentNaftiko(['call', 'ships.yaml', 'look', '--mock'], place);
      expect(JSON.parse(stdout)).toEqual({ t0: 'fullName', t1: 1 });
    } finally {
      await place.remove();
    }
  });
});
