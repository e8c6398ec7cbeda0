import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = (governance: string): string => `
naftiko: 1.0.0-alpha2
capability:
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /endless
          operations:
            - method: GET
              steps:
                - { type: script, name: spin, language: javascript, location: "file:///FILES/scripts", file: endless.js }
        - path: /short
          operations:
            - method: GET
              steps:
                - { type: script, name: add, language: javascript, location: "file:///FILES/scripts", file: short.js }
    - type: control
      port: 8603
      management:
        scripting: ${governance}
`;

const files = { 'scripts/endless.js': 'while (true) {}', 'scripts/short.js': 'result = 1 + 1;' };

const asking = (governance: string, path: string): Promise<string> =>
  serving(document(governance), async ({ rest }) => (await rest(`GET ${path}`)).text, { files });

describe('a script step', () => {
  test.each([
    ['ends at the timeout', '{ timeout: 150, statementLimit: 1000000000 }', '/endless', 'timeout limit (150 ms)'],
    ['ends at the statementLimit', '{ timeout: 600000, statementLimit: 5000 }', '/endless', 'statement limit (5000)'],
    [
      'is refused outside the allowedLanguages',
      '{ allowedLanguages: [python] }',
      '/short',
      'allowed languages: [python]',
    ],
    ['is prepared without counting against its statementLimit', '{ statementLimit: 1 }', '/short', '2'],
    ['runs when the list of languages is empty', '{ allowedLanguages: [] }', '/short', '2'],
  ])('%s', async (_, governance, path, answer) => {
    expect(await asking(governance, path)).toContain(answer);
  });
});
