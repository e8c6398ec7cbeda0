import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDocumentFiles } from '../source/document-files.js';
import { readScript } from './read-script.js';

describe('the file of a script', () => {
  let root: string;
  let location: string;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'naftiko-scripts-'));
    const scripts = path.join(root, 'scripts');
    location = pathToFileURL(scripts).href;
    await mkdir(path.join(scripts, 'lib'), { recursive: true });
    await mkdir(path.join(root, 'scripts-beside'));
    await writeFile(path.join(root, 'secret.js'), 'secret');
    await writeFile(path.join(root, 'scripts-beside', 'secret.js'), 'secret');
    await writeFile(path.join(scripts, 'main.js'), '\uFEFFresult = "é";');
    await writeFile(path.join(scripts, 'lib', 'part_1.v2-x.js'), 'part');
    await symlink(path.join(root, 'secret.js'), path.join(scripts, 'out.js'));
    await symlink(path.join(root, 'scripts-beside'), path.join(scripts, 'beside'));
    await symlink(path.join(scripts, 'main.js'), path.join(scripts, 'alias.js'));
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  const read = (file: string, at = location) =>
    readScript(at, file, { directory: root, files: makeDocumentFiles(root, []) });

  test.each([
    ['main.js', 'result = "é";'],
    ['lib/part_1.v2-x.js', 'part'],
    ['alias.js', 'result = "é";'],
  ])('%s is read', async (file, text) => {
    expect(await read(file)).toEqual({ ok: true, source: { file, text } });
  });

  test.each(['./scripts', 'file:///./scripts', 'file:./scripts', 'scripts'])(
    'is found at %s relative to the document',
    async (at) => {
      expect(await read('main.js', at)).toMatchObject({ ok: true });
    },
  );

  test.each([
    ['../secret.js', 'path traversal'],
    ['lib/../../secret.js', 'path traversal'],
    ['./main.js', 'not a plain segment'],
    ['/etc/hosts', 'not a plain segment'],
    ['lib//part_1.v2-x.js', 'not a plain segment'],
    ['a b.js', 'not a plain segment'],
    ['lib\\part.js', 'not a plain segment'],
    ['main.js\0', 'not a plain segment'],
    ['%2e%2e/secret.js', 'not a plain segment'],
    ['', 'not a plain segment'],
    ['out.js', 'a link leads out'],
    ['beside/secret.js', 'a link leads out'],
    ['lib', 'it is not a file'],
    ['absent.js', 'no such file'],
    ['main.js/x.js', 'no such file'],
  ])('%j is refused: %s', async (file, reason) => {
    const found = await read(file);
    expect(found).toEqual({ ok: false, reason: expect.stringContaining(reason) as unknown });
    expect(found).toEqual({ ok: false, reason: expect.stringContaining(`cannot read file '${file}'`) as unknown });
    expect(JSON.stringify(found)).not.toContain(root);
  });

  test.each(['file:///nowhere/at/all', 'https://scripts.example/lib', 'file://host/lib'])(
    'is refused when its location is %s',
    async (at) => {
      const found = await read('main.js', at);
      expect(found.ok).toBe(false);
      expect(found.ok ? '' : found.reason).not.toMatch(/nowhere|naftiko-scripts-/);
    },
  );
});
