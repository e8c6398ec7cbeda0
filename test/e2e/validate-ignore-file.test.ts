import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory, shipDocument as undescribed } from './cli-command.js';

const name = '.naftiko-ignore.yaml';
// Without findings of rules, so that the numbers below stay when a rule is added.
const shipDocument = undescribed
  .replace('namespace: registry\n', 'namespace: registry\n    description: The registry\n')
  .replace(
    / {4}- name: ship\n(?= {6}path: .*\n {6}operations:\n {6}- name: read-ship)/,
    (line) => `${line}      description: A ship\n`,
  );
const corrected = shipDocument.replace('registry.get-shp', 'registry.get-ship');

describe('the ignore file of validate', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeEach(async () => {
    place = await makeTempDirectory({ 'caps/ship.yaml': shipDocument, 'caps/other.yaml': shipDocument });
  });
  afterEach(() => place.remove());

  const validate = (...args: readonly string[]) => residentNaftiko(['validate', ...args], place);
  const write = (file: string, text: string): Promise<void> => writeFile(path.join(place.cwd, file), text);
  const readFileOf = (file: string): Promise<string> => readFile(path.join(place.cwd, file), 'utf8');

  test('accepts all present errors and warnings when it is generated', async () => {
    const generated = await validate('caps', '--generate-ignore-file');
    expect(generated).toMatchObject({ code: 0, stderr: `note: Wrote ${name}: 4 findings added.\n` });
    expect((await readFileOf(name)).replaceAll(/^#.*\n/gm, '')).toBe(`
caps/other.yaml:
  base-uri-variable:
    - /capability/consumes/0/baseUri
  call-unresolved:
    - /capability/exposes/0/tools/1/call

caps/ship.yaml:
  base-uri-variable:
    - /capability/consumes/0/baseUri
  call-unresolved:
    - /capability/exposes/0/tools/1/call
`);
    const later = await validate('caps', '--fail-on', 'warning');
    expect(later).toMatchObject({ code: 0, stderr: '' });
    expect(later.stdout).toContain('2 files: no errors, 4 accepted');
    const { summary } = JSON.parse((await validate('caps', '--format', 'json')).stdout) as { summary: object };
    expect(summary).toMatchObject({ errors: 0, warnings: 0, accepted: 4 });
  });

  test('accepts a finding that moved, and none that is new', async () => {
    await validate('caps', '--generate-ignore-file');
    await write('caps/ship.yaml', `# A line more.\n${shipDocument}`);
    expect(await validate('caps')).toMatchObject({ code: 0, stderr: '' });
    await write('caps/ship.yaml', shipDocument.replace('call: registry.get-ship\n', 'call: registry.get-shp\n'));
    const { code, stdout } = await validate('caps');
    expect(code).toBe(1);
    expect(stdout).toContain('2 files: 1 error, 1 note, 4 accepted');
  });

  test('warns about entries that nothing needs, and removes them when it is generated again', async () => {
    await validate('caps', '--generate-ignore-file');
    await write('caps/ship.yaml', corrected);
    await rm(path.join(place.cwd, 'caps/other.yaml'));
    const { code, stderr } = await validate('caps');
    expect({ code, lines: stderr.split('\n') }).toEqual({
      code: 0,
      lines: [
        `warning ${name}:7:7: there is no base-uri-variable at /capability/consumes/0/baseUri of caps/other.yaml any more.`,
        `warning ${name}:9:7: there is no call-unresolved at /capability/exposes/0/tools/1/call of caps/other.yaml any more.`,
        `warning ${name}:15:7: there is no call-unresolved at /capability/exposes/0/tools/1/call of caps/ship.yaml any more.`,
        'note: --generate-ignore-file removes them.',
        '',
      ],
    });
    const again = await validate('caps', '--generate-ignore-file');
    expect(again.stderr).toBe(`note: Wrote ${name}: 0 findings added, 3 entries removed.\n`);
    expect(await readFileOf(name)).not.toContain('call-unresolved');
    const last = await validate('caps', '--generate-ignore-file');
    expect(last.stderr).toContain('nothing to write');
  });

  test('keeps comments, and the entries of files and codes that were not checked', async () => {
    const kept = `# Reviewed by the platform team.

# Until the new registry is open.
caps/ship.yaml:
  schema-violation:
    # Only with --strict.
    - /info
  call-unresolved: # agreed
    - /capability/exposes/0/tools/1/call  # ticket 12
caps/other.yaml:
  call-unresolved: [/capability/exposes/0/tools/1/call]
`;
    await write(name, kept);
    const { stderr } = await validate('caps/ship.yaml', '--generate-ignore-file');
    expect(stderr).toBe(`note: Wrote ${name}: 1 finding added.\n`);
    const text = await readFileOf(name);
    expect(text.split('\n').slice(3).join('\n')).toBe(`# Reviewed by the platform team.

caps/other.yaml:
  call-unresolved:
    - /capability/exposes/0/tools/1/call

# Until the new registry is open.
caps/ship.yaml:
  base-uri-variable:
    - /capability/consumes/0/baseUri
  call-unresolved: # agreed
    - /capability/exposes/0/tools/1/call  # ticket 12
  schema-violation:
    # Only with --strict.
    - /info
`);
    await write('caps/ship.yaml', `${shipDocument}unknown: x\n`);
    await validate('caps/ship.yaml', '--strict', '--generate-ignore-file');
    expect(await readFileOf(name)).toContain('# Reviewed by the platform team.');
  });

  test('can have another name and place, to which its paths are relative', async () => {
    await mkdir(path.join(place.cwd, 'ci'));
    await validate('caps', '--generate-ignore-file', '--ignore-file', 'ci/accepted.yaml');
    expect(await readFileOf('ci/accepted.yaml')).toContain('\n../caps/ship.yaml:\n');
    expect((await validate('caps')).code).toBe(1);
    const inside = await residentNaftiko(['validate', '.', '--ignore-file', '../ci/accepted.yaml'], {
      cwd: path.join(place.cwd, 'caps'),
    });
    expect(inside).toMatchObject({ code: 0, stderr: '' });
  });

  test('is the one of the configuration file, or stands beside it', async () => {
    await mkdir(path.join(place.cwd, 'ci'));
    await write('ci/naftiko.config.yaml', 'run: {}\n');
    const configured = ['--config', 'ci/naftiko.config.yaml'];
    await validate('caps', ...configured, '--generate-ignore-file');
    expect(await readFileOf(`ci/${name}`)).toContain('\n../caps/ship.yaml:\n');
    expect(await validate('caps', ...configured)).toMatchObject({ code: 0, stderr: '' });
    await write('ci/naftiko.config.yaml', 'lint: { ignoreFile: accepted.yaml }\n');
    const { code, stderr } = await validate('caps', ...configured);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('"ci/accepted.yaml"') });
    await validate('caps', ...configured, '--generate-ignore-file');
    expect(await validate('caps', ...configured)).toMatchObject({ code: 0, stderr: '' });
  });

  test('quotes what YAML would read differently', async () => {
    await mkdir(path.join(place.cwd, 'caps/a: #b'));
    await write('caps/a: #b/{x} "y".yaml', 'naftiko: [\n');
    await validate('caps', '--generate-ignore-file');
    expect(await readFileOf(name)).toContain('\n"caps/a: #b/{x} \\"y\\".yaml":\n  yaml-syntax:\n    - ""\n');
    expect(await validate('caps')).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['caps/ship.yaml: call-unresolved\n', `${name}:1:17: "caps/ship.yaml" takes codes`],
    ['a.yaml:\n  code: /info\n', `${name}:2:9: "code" takes a list of JSON pointers`],
    ['a.yaml:\n  code: [info, { a: b }]\n', `${name}:2:10: "code" takes a list of JSON pointers`],
    ['- a\n', `${name}:1:1: an ignore file takes files`],
    ['a: [\n', `${name}:`],
  ])('is refused with the place: %j', async (text, problem) => {
    await write(name, text);
    for (const more of [[], ['--generate-ignore-file']]) {
      const { code, stdout, stderr } = await validate('caps', ...more);
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(problem) });
    }
    expect(await readFileOf(name)).toBe(text);
  });

  test('is refused when it is named and does not exist', async () => {
    const { code, stderr } = await validate('caps', '--ignore-file', 'no.yaml');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('There is no ignore file "no.yaml"') });
  });
});
