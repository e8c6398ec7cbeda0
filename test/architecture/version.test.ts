import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly version: string;
  readonly packages: Readonly<Record<string, Manifest>>;
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('npm version', () => {
  let copy: string;
  const git = (...args: readonly string[]): readonly string[] =>
    execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
  /** Every tracked file with this version in it. The page of measurements says which version was measured. */
  const files = git('grep', '-lF', version).filter((file) => !file.startsWith('test/'));
  const read = (file: string): string => readFileSync(path.join(copy, file), 'utf8');

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'naftiko-version-'));
    for (const file of [...files, 'scripts/bump-version.js']) cpSync(file, path.join(copy, file), { recursive: true });
    execFileSync('npm', ['version', '98.7.6', '--no-git-tag-version'], { cwd: copy });
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('changes every mention of the version', () => {
    const names = new RegExp(`(?<![\\d.])${version.replaceAll('.', '\\.')}(?![\\d.-])`);
    const others = files.filter((file) => !['package-lock.json', 'CHANGELOG.md', 'docs/performance.md'].includes(file));
    expect(others.length).toBeGreaterThan(8);
    expect(others.filter((file) => names.test(read(file)))).toEqual([]);
    expect(read('packages/runtime/src/version.ts')).toContain(`'98.7.6'`);
  });

  test('changes the entries of the packages in the lock file', () => {
    const lock = JSON.parse(read('package-lock.json')) as Lock;
    const own = Object.entries(lock.packages).filter(([folder]) => folder === '' || folder.startsWith('packages/'));
    expect(own.length).toBe(7);
    for (const [folder, entry] of own) {
      const manifest = JSON.parse(read(path.join(folder, 'package.json'))) as Manifest;
      expect([folder, entry.version, manifest.version]).toEqual([folder, '98.7.6', '98.7.6']);
      expect(entry.dependencies).toEqual(manifest.dependencies);
    }
    expect(lock.version).toBe('98.7.6');
  });

  test('puts a heading above what is not released', () => {
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]\n\n## \[98\.7\.6\] - \d{4}-\d\d-\d\d\n\n/m);
  });
});
