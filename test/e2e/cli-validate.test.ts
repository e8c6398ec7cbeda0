import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, shipDocument, makeTempDirectory } from './cli-command.js';

const reference = path.join(process.cwd(), 'examples/salesforce-live-agent-sessions.yaml');

interface JsonReport {
  readonly version: number;
  readonly files: readonly {
    readonly file: string;
    readonly status: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly pointer: string;
      readonly range: { readonly start: object };
    }[];
  }[];
  readonly summary: { readonly files: number; readonly errors: number };
}

describe('validate', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'ship.yaml': shipDocument,
      'deep/down/ship.yml': shipDocument,
      'deep/compose.yaml': 'services: {}',
      'broken.yaml': 'naftiko: 1.0.0-alpha2\n  a: b: c\n',
      'lost.yaml': shipDocument.replace('call: registry.get-ship\n', 'call: registry.get-shp\n'),
    });
  });
  afterAll(() => place.remove());

  test('summarises the reference example, which can run', async () => {
    const { code, stdout } = await runCommand(['validate', reference], place);
    expect(code).toBe(0);
    expect(stdout).toContain('1 file: no errors');
    const findings = stdout.split('\n').filter((line) => /^ {2}\d+:\d+/.test(line));
    expect(findings.length).toBeLessThanOrEqual(6);
    expect(findings.filter((line) => line.includes('schema-differences'))).toHaveLength(1);
  });

  test('names each difference of the reference example with --strict', async () => {
    const { code, stdout } = await residentNaftiko(['validate', reference, '--strict', '--format', 'json'], place);
    expect(code).toBe(1);
    const { files } = JSON.parse(stdout) as JsonReport;
    const pointers =
      files[0]?.diagnostics.filter((one) => one.code === 'schema-violation').map((one) => one.pointer) ?? [];
    expect(pointers).toContain('/capability/exposes/0/description');
    expect(new Set(pointers).size).toBe(pointers.length);
  });

  test('prints the documented machine-readable report', async () => {
    const { code, stdout, stderr } = await residentNaftiko(['v', 'ship.yaml', '--format', 'json'], place);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const report = JSON.parse(stdout) as JsonReport;
    expect(report).toMatchObject({
      version: 1,
      files: [{ file: 'ship.yaml', status: 'invalid' }],
      summary: { files: 1, errors: 1 },
    });
    expect(report.files[0]?.diagnostics).toContainEqual({
      code: 'call-unresolved',
      severity: 'error',
      message: 'No consumed operation is named "registry.get-shp".',
      hint: 'Did you mean "registry.get-ship"?',
      pointer: '/capability/exposes/0/tools/1/call',
      range: {
        start: { line: 55, column: 13, offset: expect.any(Number) },
        end: { line: 55, column: 29, offset: expect.any(Number) },
      },
      docs: 'docs/diagnostics/call-unresolved.md',
    });
  });

  test('shows the line and underlines the invalid value', async () => {
    const { stdout } = await residentNaftiko(['validate', 'ship.yaml', '--format', 'codeframe'], place);
    expect(stdout).toContain(
      [
        'ship.yaml:55:13 error call-unresolved  No consumed operation is named "registry.get-shp".',
        '   55 |       call: registry.get-shp',
        '      |             ^^^^^^^^^^^^^^^^',
        '  hint: Did you mean "registry.get-ship"?',
      ].join('\n'),
    );
  });

  test('groups repetitions of one cause with their lines', async () => {
    const { stdout } = await residentNaftiko(['validate', 'lost.yaml'], place);
    expect(stdout).toContain('and 1 more like it: line 55');
  });

  test('finds documents below a directory and by a glob, and no other YAML', async () => {
    const below = await residentNaftiko(['validate', 'deep', '--format', 'json'], place);
    const behind = await residentNaftiko(['validate', '**/*.yml', '--format', 'json'], place);
    for (const { stdout } of [below, behind]) {
      expect((JSON.parse(stdout) as JsonReport).files.map(({ file }) => file)).toEqual(['deep/down/ship.yml']);
    }
  });

  test('reads standard input', async () => {
    const { code, stdout } = await runCommand(['validate', '-'], { ...place, input: shipDocument });
    expect(code).toBe(1);
    expect(stdout).toContain('<stdin>');
  });

  test('reports the place of a YAML error', async () => {
    const { code, stdout } = await residentNaftiko(['validate', 'broken.yaml'], place);
    expect(code).toBe(1);
    expect(stdout).toMatch(/1:10 +error +The text is not valid YAML/);
  });

  test('fails on warnings only with --fail-on warning', async () => {
    const relaxed = await runCommand(['validate', reference], place);
    const severe = await residentNaftiko(['validate', reference, '--fail-on', 'warning'], place);
    expect([relaxed.code, severe.code]).toEqual([0, 1]);
  });

  test('hides the least severe beyond the limit, with their number', async () => {
    const { stdout } = await residentNaftiko(['validate', 'ship.yaml', '--max-problems', '1'], place);
    expect(stdout).toContain('call-unresolved');
    expect(stdout).toMatch(/\d+ more problems? not shown/);
    expect(stdout).not.toContain('schema-differences');
  });

  test('writes the report to a file', async () => {
    const { stdout } = await runCommand(
      ['validate', 'ship.yaml', '--format', 'json', '--output', 'report.json'],
      place,
    );
    expect(stdout).toBe('');
    expect(JSON.parse(await readFile(path.join(place.cwd, 'report.json'), 'utf8'))).toMatchObject({ version: 1 });
  });
});
