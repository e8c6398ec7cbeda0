import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const head = 'naftiko: 1.0.0-alpha2\ninfo: { label: Berths, description: Berths }\n';
const consumes = (resources: string, more = ''): string =>
  `  consumes:\n    - { type: http, namespace: harbor, baseUri: http://127.0.0.1:9/v1, ${more}resources: ${resources} }\n`;
const listed = '[{ name: berths, path: /berths, operations: [{ name: list, method: GET }] }]';
const tools = '[{ name: berths, description: Lists berths, call: harbor.list }]';
const mcp = (members: string): string => `    - { type: mcp, namespace: tools, port: 9092, ${members} }\n`;
const rest = (operation: string): string =>
  `    - { type: rest, namespace: front, port: 9091, resources: [{ path: /beds, operations: [${operation}] }] }\n`;
const skill = (members: string): string => `    - { type: skill, namespace: skills, port: 9093, ${members} }\n`;
const capability = (text: string): string => `${head}capability:\n${text}`;

/** Values of another kind in the place of a list, with the key and the remedy. */
const documents: readonly (readonly [string, string, string, string])[] = [
  [
    'resources of a consumed API',
    capability(
      `${consumes('{ berths: { path: /berths } }')}  exposes:\n${mcp('tools: [{ name: m, description: M, outputParameters: [{ name: v, type: string, value: x }] }]')}`,
    ),
    'resources',
    '- name: berths',
  ],
  [
    'operations',
    capability(
      `${consumes('[{ name: berths, path: /berths, operations: { list: { method: GET } } }]')}  exposes:\n${mcp('tools: [{ name: m, description: M, outputParameters: [{ name: v, type: string, value: x }] }]')}`,
    ),
    'operations',
    '- name: list',
  ],
  [
    'input parameters',
    capability(`${consumes(listed, 'inputParameters: { q: { in: query } }, ')}  exposes:\n${mcp(`tools: ${tools}`)}`),
    'inputParameters',
    '- name: q',
  ],
  [
    'tools',
    capability(`${consumes(listed)}  exposes:\n${mcp('tools: { berths: { description: B, call: harbor.list } }')}`),
    'tools',
    '- name: berths',
  ],
  [
    'resources of an MCP adapter',
    capability(
      `${consumes(listed)}  exposes:\n${mcp(`tools: ${tools}, resources: { log: { uri: 'a://b', call: harbor.list } }`)}`,
    ),
    'resources',
    '- name: log',
  ],
  [
    'prompts',
    capability(`${consumes(listed)}  exposes:\n${mcp(`tools: ${tools}, prompts: { ask: { template: [] } }`)}`),
    'prompts',
    '- name: ask',
  ],
  [
    'steps',
    capability(
      `${consumes(listed)}  exposes:\n${mcp('tools: [{ name: a, description: A, steps: { one: { type: call, call: harbor.list } } }]')}`,
    ),
    'steps',
    '- name: one',
  ],
  [
    'output parameters',
    capability(`  exposes:\n${rest('{ method: GET, outputParameters: { id: { type: string, value: x } } }')}`),
    'outputParameters',
    '- name: id',
  ],
  [
    'an empty mapping',
    capability(`${consumes(listed)}  exposes:\n${mcp('tools: {}')}`),
    'tools',
    'Begin each entry with "- "',
  ],
  [
    'a string',
    capability(`${consumes(listed)}  exposes:\n${mcp('tools: berths')}`),
    'tools',
    'Begin each entry with "- "',
  ],
  [
    'an entry that is a string',
    capability(`${consumes(listed)}  exposes:\n${mcp(`tools: [berths, ${tools.slice(1)}`)}`),
    'tools',
    'Begin each entry with "- "',
  ],
  ['groups of skills', capability(`  exposes:\n${skill('groups: [{ name: a }]')}`), 'groups', '"skills"'],
];

describe('a value in the place of a list', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory(Object.fromEntries(documents.map(([, text], index) => [`d${index}.yaml`, text])));
  });
  afterAll(() => place.remove());

  test.each(documents.map(([says, , key, remedy], index) => [says, key, remedy, `d${index}.yaml`] as const))(
    '%s is one error at its place, with a remedy',
    async (_, key, remedy, file) => {
      for (const strict of [[], ['--strict']]) {
        const { code, stdout } = await residentNaftiko(['validate', file, '--format', 'json', ...strict], place);
        const { files } = JSON.parse(stdout) as {
          files: { diagnostics: { severity: string; pointer: string; message: string; hint?: string }[] }[];
        };
        const found =
          files[0]?.diagnostics.filter(({ pointer }) => new RegExp(`/${key}(?:/\\d+)?$`).test(pointer)) ?? [];
        expect(code).toBe(1);
        expect(found.filter(({ severity }) => severity === 'error')).toHaveLength(1);
        const [error] = found.filter(({ severity }) => severity === 'error');
        expect(`${error?.message} ${error?.hint}`).toContain(`"${key}"`);
        expect(error?.hint).toContain(remedy);
        for (const { message } of files[0]?.diagnostics ?? []) expect(message).not.toMatch(/ (?:of|needs|takes) ?\./);
      }
    },
  );

  test('causes no other diagnostic of its unit', async () => {
    const index = documents.findIndex(([says]) => says === 'output parameters');
    const { stdout } = await residentNaftiko(
      ['validate', `d${index}.yaml`, '--strict', '--no-lint', '--format', 'json'],
      place,
    );
    const { files } = JSON.parse(stdout) as { files: { diagnostics: unknown[] }[] };
    expect(files[0]?.diagnostics).toHaveLength(1);
  });
});
