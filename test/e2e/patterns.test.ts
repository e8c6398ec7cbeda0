import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

const documentOf = (pattern: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources: [{ name: r, path: /r, operations: [{ name: send, method: POST, body: { type: json, data: { x: "{{x}}" } } }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources:
        - path: /checked
          operations:
            - { method: POST, name: checked, call: up.send, inputParameters: [{ name: x, in: body, type: string, pattern: '${pattern}' }] }
        - path: /open
          operations: [{ method: POST, name: open, call: up.send }]
    - type: mcp
      namespace: tools
      port: 8602
      tools:
        - { name: checked, description: Sends, call: up.send, inputParameters: [{ name: x, type: string, description: d, pattern: '${pattern}' }] }
`;

const filterOf = (expression: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources: [{ name: r, path: /r, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources:
        - path: /found
          operations:
            - method: GET
              name: found
              call: up.list
              outputParameters: [{ type: array, mapping: '$.items[?(@.name =~ /${expression}/)]' }]
`;

const letters = 'a'.repeat(50_000);

/** A backtracking engine needs years for most of these. */
const explosive = [
  ['a repeated repetition', '^(a+)+$', `${letters}!`],
  ['overlapping alternatives', '^(a|aa)+$', `${letters}!`],
  ['an optional alternative', '^(a|a?)+$', `${letters}!`],
  ['counted wildcards', '^(.*a){12}$', `${letters}!`],
  ['adjacent repetitions', '^(a*)*(a*)*(a*)*b$', letters],
  ['a lookahead', '^(?=(a+)+$)a', `${letters}!`],
  ['a lookbehind', '(?<=^(a+)+)!', 'b'.repeat(50_000)],
  ['an address', '^\\S+@\\S+\\.\\S+$', `a@${'a.'.repeat(25_000)} `],
] as const;

describe('the pattern of an input', () => {
  test.each(explosive)('is checked in linear time: %s', async (_, pattern, text) => {
    await serving(
      documentOf(pattern),
      async ({ rest, mcp, seen }) => {
        expect((await rest('POST /checked', { body: { x: text } })).status).toBe(400);
        expect(await mcp('tools/call', { name: 'checked', arguments: { x: text } })).toMatchObject({ isError: true });
        expect(seen()).toEqual([]);
      },
      { dialect: true },
    );
  });

  test('refuses a value that takes too much work, and says so', async () => {
    await serving(
      documentOf('a.{1,2000}b'),
      async ({ rest, seen }) => {
        const { status, text } = await rest('POST /checked', { body: { x: letters } });
        expect([status, text, seen()]).toEqual([400, expect.stringContaining('is too long to be compared'), []]);
        expect((await rest('POST /checked', { body: { x: 'axxb' } })).status).toBe(200);
      },
      { dialect: true },
    );
  });

  test.each(['(a)\\1', '(?<x>a)\\k<x>', '(a{1,100}){1,101}'])(
    'that has no linear matching breaks its operation alone: %s',
    async (pattern) => {
      await serving(
        documentOf(pattern),
        async ({ rest, mcp, noticed }) => {
          expect(noticed).toContainEqual(
            expect.stringMatching(/^input-pattern-unsupported \/capability\/exposes\/0.*\/pattern$/),
          );
          expect((await rest('POST /checked', { body: { x: 'aa' } })).status).toBe(501);
          expect((await rest('POST /open', { body: { x: 'aa' } })).status).toBe(200);
          expect(await mcp('tools/list')).toEqual({ tools: [] });
        },
        { dialect: true },
      );
    },
  );
});

describe('the regular expression of a filter', () => {
  test.each(explosive)('is checked in linear time: %s', async (_, expression, text) => {
    const found = await serving(filterOf(expression), async ({ rest }) => (await rest('GET /found')).text, {
      dialect: true,
      answer: () => ({ items: [{ name: text }] }),
    });
    expect(found).toBe('[]');
  });
});
