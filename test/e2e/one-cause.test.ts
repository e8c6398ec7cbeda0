import { expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';

const document = `naftiko: 1.0.0-alpha2
info: { label: Ships, description: Reads the ships of a port }
capability:
  consumes:
    - type: http
      namespace: harbor
      description: The registry of ships
      baseUri: https://harbor.dev
      resources: [{ name: ships, path: /ships, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: mcp
      namespace: ships
      port: 8083
      tools:
        - { name: list, description: Lists the ships of a fleet, call: harbor.list, hints: { readOnly: true } }
`;

const script =
  'steps: [{ type: script, name: s, language: javascript, location: "file:///./x", file: x.js }], hints: { readOnly: true }';
const withScript = document.replace('call: harbor.list, hints: { readOnly: true }', script);

test.each([
  ['a misspelt description', document, 'description: Lists', 'descripton: Lists', ['key-unknown']],
  ['a misspelt address', document, 'baseUri:', 'baseUrl:', ['key-unknown']],
  [
    'an address beside a misspelt one',
    document,
    'baseUri:',
    'baseUrl: https://harbor.dev\n      baseUri:',
    ['key-unknown'],
  ],
  ['misspelt operations', document, 'operations:', 'operatons:', ['call-unresolved', 'key-unknown']],
  [
    'a misspelt language',
    withScript,
    'javascript',
    'javascrip',
    ['script-file-missing', 'script-language-unavailable'],
  ],
  [
    'an adapter without routes',
    document,
    '    - type: mcp',
    '    - { type: rest, namespace: api, port: 8082, resources: [] }\n    - type: mcp',
    ['rest-without-resources'],
  ],
])('%s is one finding for each cause', async (_, text, part, other, codes) => {
  const input = text.replace(part, other);
  const { stdout } = await residentNaftiko(['validate', '-', '--format', 'json'], { cwd: process.cwd(), input });
  const report = JSON.parse(stdout) as { files: { diagnostics: { code: string; hint?: string }[] }[] };
  const found = report.files.flatMap(({ diagnostics }) => diagnostics);
  const expected = codes.toSorted();
  expect(
    found
      .map(({ code }) => code)
      .filter((code) => code !== 'schema-differences' && code !== 'auth-none')
      .toSorted(),
  ).toEqual(expected);
});
