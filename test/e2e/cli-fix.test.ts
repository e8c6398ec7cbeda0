import { execFileSync } from 'node:child_process';
import { chmod, lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { publishedDocument } from '../fix/fix-text.js';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const windows = `\uFEFF${publishedDocument.replaceAll('\n', '\r\n')}`;
const unchanging = publishedDocument.replace('mapping: $.', 'mapping: $.ship');

describe('naftiko validate --fix', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  const read = (name: string): Promise<string> => readFile(path.join(place.cwd, name), 'utf8');
  const validate = (...args: string[]) => residentNaftiko(['validate', '--no-lint', ...args], { cwd: place.cwd });

  beforeAll(async () => {
    place = await makeTempDirectory({});
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    await writeFile(path.join(place.cwd, 'my ship.yaml'), publishedDocument);
    await writeFile(path.join(place.cwd, 'windows.yaml'), windows);
    await writeFile(path.join(place.cwd, 'part.yaml'), unchanging.trimEnd());
  });

  test('corrects files in place: what was done is said on standard error, findings are reported as ever', async () => {
    const { code, stdout, stderr } = await validate('my ship.yaml', '--fix', '--strict', '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { files: { status: string; diagnostics: { code: string }[] }[] };
    expect(report.files.map(({ status }) => status)).toEqual(['valid']);
    expect(report.files[0]?.diagnostics.map((one) => one.code)).toEqual(['base-uri-variable']);
    expect(stderr).toMatch(/^my ship\.yaml: \d+ corrections\n/);
    expect(stderr).toMatch(
      /\n +6 {2}wrote references to inputs with the namespace of their adapter {2}published-reference\n/,
    );
    expect(await read('my ship.yaml')).toContain('level: ships.level # optional\n');
  });

  test('keeps the byte order mark, line breaks, permissions and links', async () => {
    const link = path.join(place.cwd, 'link.yaml');
    await symlink('windows.yaml', link);
    await chmod(path.join(place.cwd, 'windows.yaml'), 0o640);
    await validate('link.yaml', '--fix');
    const text = await read('windows.yaml');
    expect(text.startsWith('\uFEFFnaftiko: 1.0.0-alpha2\r\n')).toBe(true);
    expect(text).toContain('level: ships.level # optional\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(link)).mode & 0o777).toBe(0o640);
  });

  test('says what is left, and why', async () => {
    const { stderr } = await validate('part.yaml', '--fix');
    expect(stderr).toMatch(
      /\n {2}left:\n.*\n? *1 {2}line \d+: A mapped object output needs "properties"\. Left because the members of the answer are not in the document\. {2}schema-violation\n/,
    );
  });

  test('prints a corrected document of standard input, and no report', async () => {
    const { code, stdout } = await residentNaftiko(['validate', '-', '--fix'], {
      cwd: place.cwd,
      input: publishedDocument,
    });
    await validate('my ship.yaml', '--fix');
    expect([code, stdout]).toEqual([0, await read('my ship.yaml')]);
  });

  test('leaves a file in another encoding as it is', async () => {
    await writeFile(path.join(place.cwd, 'wide.yaml'), Buffer.from(`\uFEFF${publishedDocument}`, 'utf16le'));
    const { code, stderr } = await validate('wide.yaml', '--fix');
    expect(code).toBe(2);
    expect(stderr).toContain('"wide.yaml" is not corrected: its encoding is not UTF-8');
  });

  test('prints with --dry-run a diff that git applies', async () => {
    const names = ['my ship.yaml', 'windows.yaml', 'part.yaml'];
    const before = await Promise.all(names.map(read));
    const { code, stdout } = await validate(...names, '--fix', '--dry-run');
    expect(code).toBe(0);
    expect(await Promise.all(names.map(read))).toEqual(before);
    await validate(...names, '--fix');
    const fixed = await Promise.all(names.map(read));
    await Promise.all(names.map((name, index) => writeFile(path.join(place.cwd, name), before[index]!)));
    execFileSync('git', ['apply', '-'], { cwd: place.cwd, input: stdout });
    expect(await Promise.all(names.map(read))).toEqual(fixed);
  });

  test('gives the exit code of the result', async () => {
    const broken = publishedDocument.replace('call: registry.amend\n        with', 'call: registry.none\n        with');
    await writeFile(path.join(place.cwd, 'part.yaml'), broken);
    expect((await validate('part.yaml', '--fix', '--dry-run')).code).toBe(1);
    expect((await validate('part.yaml', '--dry-run')).stderr).toContain('"--dry-run" needs "--fix"');
  });
});
