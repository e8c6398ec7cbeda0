import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const loader = path.join(process.cwd(), 'bin/code-cache.js');

describe('the code that is kept for the next start', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'naftiko-code-'));
  beforeAll(() =>
    writeFileSync(
      path.join(folder, 'naftiko.cjs'),
      '/*0123456789abcdef*/({ main(exported) { exported.answer = () => 42; } })',
    ),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is written at the end of a process', () => {
    expect(isKeptAfter('')).toBe(true);
  });

  test('is written by a command that finds errors, and not by one that is used wrongly or by a server that does not start', () => {
    expect(isKeptAfter('process.exitCode = 1;', 'validate')).toBe(true);
    expect(isKeptAfter('process.exitCode = 2;', 'validate')).toBe(false);
    expect(isKeptAfter('process.exitCode = 1;', 'run')).toBe(false);
  });

  test('is not written with other options of V8, with which the next start could not use it', () => {
    expect(isKeptAfter("require('node:v8').setFlagsFromString('--semi-space-growth-factor=1');")).toBe(false);
  });

  test('is written when the options have their first values again', () => {
    const factors = [1, 2].map((factor) => `--semi-space-growth-factor=${factor}`);
    expect(
      isKeptAfter(`for (const one of ${JSON.stringify(factors)}) require('node:v8').setFlagsFromString(one);`),
    ).toBe(true);
  });

  test('a file of the bundle that cannot be read is read again when it is needed again', () => {
    const bundle = mkdtempSync(path.join(folder, 'bundle-'));
    const main = `/*0123456789abcdef*/({ main(exported, _, require) { exported.need = () => require('./late.cjs#one').value; } })`;
    const late = '/*0123456789abcdef*/({ one(exported) { exported.value = 7; } })';
    writeFileSync(path.join(bundle, 'naftiko.cjs'), main);
    const program = `
      const { need } = require(${JSON.stringify(loader)}).loadBundle(${JSON.stringify(bundle)}, 'test');
      const needed = () => { try { return need(); } catch (cause) { return cause.code; } };
      const before = needed();
      require('node:fs').writeFileSync(${JSON.stringify(path.join(bundle, 'late.cjs'))}, ${JSON.stringify(late)});
      console.log(before, needed());`;
    const environment = { NODE_DISABLE_COMPILE_CACHE: '1' };
    expect(execFileSync(process.execPath, ['-e', program], { env: environment, encoding: 'utf8' })).toBe('ENOENT 7\n');
  });

  /** Runs a bundle under a name, then a program, in a process with an empty cache. */
  function isKeptAfter(program: string, name = 'test'): boolean {
    const cache = mkdtempSync(path.join(folder, 'cache-'));
    const load = `require(${JSON.stringify(loader)}).loadBundle(${JSON.stringify(folder)}, '${name}').answer();`;
    const { stderr } = spawnSync(process.execPath, ['-e', load + program], { env: { NODE_COMPILE_CACHE: cache } });
    expect(String(stderr)).toBe('');
    return existsSync(path.join(cache, `${process.version}-${process.arch}-${name}.bin`));
  }
});
