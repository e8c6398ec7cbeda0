import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { linear } from '../support/growth.js';
import { createControlledDocument, serveWithControl } from '../support/serve-with-control.js';

const head = 'naftiko: 1.0.0-alpha2\n';
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const upstream = (operations: string): string => `${head}capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9
      resources:
        - name: things
          path: /things
          operations:
            - { name: first, method: GET }
${operations}`;

const tools = (listed: string): string => `  exposes:
    - type: mcp
      namespace: tools
      port: 8602
      tools:
${listed}`;

const answerOf = (value: string): string =>
  `${head}capability: { exposes: [{ type: rest, namespace: r, port: 1, resources: [{ path: /x, operations: [{ method: GET, name: a, outputParameters: [{ type: string, value: "${value}" }] }] }] }] }`;

/** Documents whose size a stranger chooses. */
const documents: readonly (readonly [string, (size: number) => string])[] = [
  ['unknown keys', (size) => head + lines(size, (index) => `key${index}: 1`)],
  ['keys near to known ones', (size) => `${head}capability:\n${lines(size, (index) => `  expose${index}: []`)}`],
  ['one key of many letters', (size) => `${head}${'capability'.repeat(size * 10)}: 1\n`],
  ['braces', (size) => `${head}capability: ${'{'.repeat(size * 100)}\n`],
  ['brackets', (size) => `${head}capability: ${'['.repeat(size * 100)}\n`],
  ['nested lists', (size) => `${head}capability: ${'- '.repeat(size * 20)}\n`],
  ['braces in a template', (size) => answerOf('{{'.repeat(size * 20))],
  ['blanks in a template', (size) => answerOf(`{{${' '.repeat(size * 20)}`)],
  ['open tags in a template', (size) => answerOf('<<a '.repeat(size * 20))],
  ['unknown names in a template', (size) => answerOf(lines(size, (index) => `{{n${index}}} `).replaceAll('\n', ''))],
  ['aliases', (size) => `${head}a: &a [1, 2, 3, 4]\nb:\n${lines(size, () => '  - *a')}`],
  ['anchors', (size) => head + lines(size, (index) => `k${index}: &a${index} 1`)],
  ['ampersands', (size) => `${head}capability: ${'&a '.repeat(size * 5)}\n`],
  ['an open quote', (size) => `${head}capability: "${'a\n '.repeat(size * 20)}`],
  ['equal keys', (size) => head + lines(size, () => 'k: 1')],
  ['documents', (size) => head + lines(size * 5, () => '---')],
  [
    'unresolved calls beside many operations',
    (size) =>
      upstream(lines(size * 3, (index) => `            - { name: operation-${index}, method: GET }`)) +
      tools(lines(size * 3, (index) => `        - { name: t${index}, description: d, call: up.operatoin-${index} }`)),
  ],
  [
    'binds that are used',
    (size) =>
      `binds: [{ namespace: b, keys: { ${Array.from({ length: size }, (_, index) => `K${index}: K${index}`).join(', ')} } }]\n` +
      answerOf(Array.from({ length: size }, (_, index) => `{{K${index}}}`).join('')),
  ],
];

/** The small document is planned eight times, so that both times are long enough to be measured; the cheapest run counts. */
async function growthOf(document: (size: number) => string, size: number): Promise<number> {
  const costOf = async (text: string, times: number): Promise<number> => {
    let least = Infinity;
    for (let round = 0; round < 4; round += 1) {
      const begin = process.cpuUsage();
      for (let time = 0; time < times; time += 1) await planDocument('/nowhere/document.yaml', text, loadBuiltins);
      const { user, system } = process.cpuUsage(begin);
      least = Math.min(least, user + system);
    }
    // Less than what the clock can tell apart.
    return Math.max(least, 4_000);
  };
  const before = await costOf(document(size), 8);
  return (8 * (await costOf(document(size * 8), 1))) / before;
}

describe('a document of any size', () => {
  test.each(documents)('is read and checked in linear time: %s', async (_, document) => {
    expect(await growthOf(document, 60)).toBeLessThan(linear);
  });

  test('ends where aliases expand beyond a limit', async () => {
    const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${lines(9, (index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`)}`;
    const { diagnostics } = await planDocument('/nowhere/document.yaml', head + bomb, loadBuiltins);
    expect(diagnostics.map(({ code }) => code)).toContain('document-too-large');
  });

  test('is examined by a control adapter as well', async () => {
    await serveWithControl(createControlledDocument('management: { info: true, validate: true }'), async ({ ask }) => {
      for (const [name, document] of documents) {
        const { status } = await ask('POST /config/validate', {
          body: document(100),
          headers: { 'Content-Type': 'application/yaml' },
        });
        expect([name, status]).toEqual([name, 200]);
      }
    });
  });
});
