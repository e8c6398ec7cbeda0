import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { startServing, makeTempDirectory, type Ended } from './cli-command.js';

const tool = (index: number, extra: string): string => `
        - name: tool-${index}
          description: Tool ${index}
          ${extra}
          outputParameters: [{ type: string, value: fine }]`;

/** A document with one tool per misspelt key. */
const document = (keys: readonly string[]): string => `naftiko: 1.0.0-alpha2
info: { label: Ships, description: Ships }
capability:
  exposes:
    - type: mcp
      namespace: ships
      port: 0
      tools:${keys.map((key, index) => tool(index, key)).join('')}
`;

const typos = [
  'hnits',
  'lable',
  'setps',
  'mapings',
  'clal',
  'wiht',
  'reff',
  'inputParameter',
  'hintss',
  'stepps',
  'labell',
  'calll',
];

async function run(file: string, cwd: string, ...more: readonly string[]): Promise<Ended> {
  const running = startServing(['run', file, ...more], { cwd });
  await running.firstLine;
  running.child.kill('SIGTERM');
  return running.ended;
}

describe('a misspelt key of a document', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'one.yaml': document(['hnits: { readOnly: true }']),
      'many.yaml': document(typos.map((key) => `${key}: x`)),
    });
  });
  afterAll(() => place.remove());

  test('is one warning at its line when it is validated', async () => {
    const { code, stdout } = await residentNaftiko(['validate', 'one.yaml'], place);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ {2}11:11 +warning +"hnits" is not a key of an MCP tool and is ignored\..*\n.*Did you mean "hints"\?/m,
    );
  });

  test('is one warning at its line when it is run', async () => {
    const { code, stderr } = await run('one.yaml', place.cwd);
    expect(code).toBe(0);
    const lines = stderr.split('\n').filter((line) => line.startsWith('one.yaml:'));
    expect(lines).toEqual([
      'one.yaml:11:11 warning key-unknown "hnits" is not a key of an MCP tool and is ignored. Did you mean "hints"?',
    ]);
  });

  test('is logged ten times at most, followed by the command for the rest', async () => {
    const { stderr } = await run('many.yaml', place.cwd);
    const lines = stderr.split('\n');
    expect(lines.filter((line) => line.startsWith('many.yaml:'))).toHaveLength(10);
    expect(lines).toContain(`and ${typos.length - 10} more warnings; "naftiko validate many.yaml" shows all`);
  });

  test('is a JSON line of a JSON log', async () => {
    const { stderr } = await run('many.yaml', place.cwd, '--log-format', 'json');
    const warned = stderr
      .split('\n')
      .filter((line) => line.includes('"key-unknown"'))
      .map((line) => JSON.parse(line) as { readonly file: string; readonly line: number; readonly hint: string });
    expect(warned).toHaveLength(10);
    expect(warned[0]).toMatchObject({ file: 'many.yaml', line: 11, hint: 'Did you mean "hints"?' });
  });
});
