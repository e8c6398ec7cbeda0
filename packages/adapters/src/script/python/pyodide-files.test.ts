import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findPyodide, pyodideVersion } from './pyodide-files.js';

describe('the optional package', () => {
  let root: string;
  beforeAll(async () => void (root = await mkdtemp(path.join(tmpdir(), 'naftiko-pyodide-'))));
  afterAll(() => rm(root, { recursive: true, force: true }));

  const installPackage = async (version: string): Promise<string> => {
    const folder = path.join(root, version, 'node_modules', 'pyodide');
    await mkdir(path.join(folder, 'node_modules', 'ws'), { recursive: true });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'pyodide', version }));
    await writeFile(path.join(folder, 'pyodide.mjs'), '');
    return pathToFileURL(path.join(root, version, 'here.js')).href;
  };

  test('that is missing is named with the install command', () => {
    expect(findPyodide(pathToFileURL(path.join(root, 'here.js')).href)).toBe(
      `install the optional Python support: npm install pyodide@${pyodideVersion}`,
    );
  });

  test('of another release line is refused', async () => {
    expect(findPyodide(await installPackage('0.29.1'))).toContain('and 0.29.1 is installed');
  });

  test('is read file by file: packages installed inside it are not accessible', async () => {
    const found = findPyodide(await installPackage(pyodideVersion));
    const names = typeof found === 'string' ? [found] : found.files.map((file) => path.basename(file));
    expect(names).toEqual(['package.json', 'pyodide.mjs']);
  });
});
