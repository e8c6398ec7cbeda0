import { describe, expect, test } from '@jest/globals';
import { attackPatterns } from '../attack/matrices/patterns.js';
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

const letters = 'a'.repeat(50_000);

describe('the pattern of an input', () => {
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
        async ({ rest, mcp, findings }) => {
          expect(findings).toContainEqual(
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

test('a pattern, of an input or a filter, is checked in linear time', async () => {
  const { checks, breaks } = await attackPatterns('short');
  expect(breaks).toEqual([]);
  expect(checks).toBeGreaterThan(25);
});
