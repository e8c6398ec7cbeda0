import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

interface Fixture {
  /** The query parameters of the consumed operation. */
  readonly parameters?: readonly string[];
  readonly inputs?: string;
  readonly with: string;
}

const documentOf = ({ parameters = ['card'], inputs = '', with: given }: Fixture): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - name: cards
          path: /cards
          operations:
            - name: get
              method: GET
              inputParameters: [${parameters.map((name) => `{ name: "${name}", in: query }`).join(', ')}]
  exposes:
    - type: mcp
      namespace: desk-mcp
      port: 8602
      tools: [{ name: get, description: Gets, ${inputs}call: up.get, with: ${given} }]
`;

const declared = (...names: readonly string[]): string =>
  `inputParameters: [${names.map((name) => `{ name: ${name}, type: string, description: d }`).join(', ')}], `;

describe('a reference in "with"', () => {
  test.each<[string, Fixture, Record<string, unknown>, Record<string, unknown>, readonly string[]]>([
    ['creates an undeclared input', { with: '{ card: tools.card }' }, { card: '7' }, { card: '7' }, ['card']],
    ['means the same with the other alias', { with: '{ card: rest.card }' }, { card: '7' }, { card: '7' }, ['card']],
    [
      'means the same with the own namespace',
      { with: '{ card: desk-mcp.card }' },
      { card: '7' },
      { card: '7' },
      ['card'],
    ],
    ['may name another input', { with: '{ card: tools.id }' }, { id: '7' }, { card: '7' }, ['id']],
    ['may end in a line break', { with: '{ card: "tools.card\\n" }' }, { card: '7' }, { card: '7' }, ['card']],
    ['may contain a line break', { with: '{ card: "tools.ca\\nrd" }' }, { card: '7' }, { card: '7' }, ['card']],
    ['may begin with one', { with: '{ card: "tools.\\ncard" }' }, { card: '7' }, { card: '7' }, ['card']],
    [
      'creates an input beside declared ones',
      { inputs: declared('other'), with: '{ card: tools.card }' },
      { card: '7', other: 'x' },
      { card: '7' },
      ['card'],
    ],
    ['is unset without a value', { with: '{ card: tools.card }' }, {}, {}, ['card']],
    [
      'is a plain string when its first part is not a namespace',
      { with: '{ card: si.metric }' },
      {},
      { card: 'si.metric' },
      [],
    ],
    [
      'is a plain string when it is a sentence',
      { with: '{ card: "tools. Use them" }' },
      {},
      { card: 'tools. Use them' },
      [],
    ],
  ])('%s', async (_, fixture, given, query, inferred) => {
    const [seen, findings, tools] = await serving(documentOf(fixture), async ({ mcp, seen, findings }) => {
      const { tools } = (await mcp('tools/list')) as { tools: { inputSchema: { properties?: object } }[] };
      await mcp('tools/call', { name: 'get', arguments: given });
      return [seen(), findings, tools] as const;
    });
    expect(seen.map((request) => request.query)).toEqual([query]);
    expect(findings).toEqual(inferred.map(() => 'input-undeclared /capability/exposes/0/tools/0/with/card'));
    expect(Object.keys(tools[0]?.inputSchema.properties ?? {})).toEqual(expect.arrayContaining([...inferred]));
  });

  test.each<[string, Fixture, Record<string, unknown>]>([
    [
      'referred to',
      {
        parameters: ['comment', 'comment.present'],
        with: '{ comment: tools.comment, comment.present: tools.comment.present }',
      },
      { comment: 'c', 'comment.present': 'yes' },
    ],
    [
      'not mentioned',
      { parameters: ['comment', 'comment.present'], with: '{ comment: tools.comment }' },
      { comment: 'c' },
    ],
  ])('keeps a dotted name beside the shorter one, %s', async (_, fixture, given) => {
    const seen = await serving(
      documentOf(fixture),
      async ({ mcp, seen }) => {
        await mcp('tools/call', { name: 'get', arguments: given });
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map((request) => request.query)).toEqual([given]);
  });

  test('reads a member of an input that is declared as an object', async () => {
    const inputs = 'inputParameters: [{ name: card, type: object, description: d }], ';
    const seen = await serving(documentOf({ inputs, with: '{ card: tools.card.number }' }), async ({ mcp, seen }) => {
      await mcp('tools/call', { name: 'get', arguments: { card: { number: '7' } } });
      return seen();
    });
    expect(seen.map((request) => request.query)).toEqual([{ card: '7' }]);
  });

  test('means the input of a function where a route refers to it', async () => {
    const document = documentOf({ with: '{ card: agg.card }' }).replace(
      / {2}exposes:[^]*$/,
      `  aggregates:
    - namespace: agg
      label: Cards
      functions:
        - name: get
          description: Gets
          inputParameters: [{ name: card, type: string, description: d }]
          call: up.get
          with: { card: agg.card }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources: [{ path: /cards, operations: [{ method: GET, name: get, ref: agg.get }] }]
`,
    );
    const [seen, findings] = await serving(document, async ({ rest, seen, findings }) => {
      await rest('GET /cards?card=7');
      return [seen(), findings] as const;
    });
    expect(seen.map((request) => request.query)).toEqual([{ card: '7' }]);
    expect(findings).toEqual([]);
  });
});
