import { appendFile, link, mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FileRead } from '@naftiko/engine';
import { makeDocumentFiles } from './document-files.js';
import { readAtMost } from './read-at-most.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'naftiko-home-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const textOf = (read: FileRead): string => (read.ok ? Buffer.from(read.bytes).toString() : '');

describe('the files of a document', () => {
  test('are read whole up to the limit, and not at all beyond it', async () => {
    const file = path.join(home, 'a.txt');
    await writeFile(file, 'abc');
    const files = makeDocumentFiles(home, []);
    expect(textOf(await files.read(file, 3))).toBe('abc');
    expect(await files.read(file, 2)).toEqual({ ok: false, refusal: { kind: 'too-large', limitBytes: 2 } });
    await writeFile(file, '');
    expect(await files.read(file, 0)).toMatchObject({ ok: true });
  });

  test('stay in a home that is itself a link, also when it leads elsewhere later', async () => {
    const [first, second, current] = ['first', 'second', 'current'].map((name) => path.join(home, name)) as [
      string,
      string,
      string,
    ];
    for (const directory of [first, second]) {
      await mkdir(directory);
      await writeFile(path.join(directory, 'a.txt'), path.basename(directory));
    }
    await symlink(first, current);
    const files = makeDocumentFiles(current, []);
    expect(textOf(await files.read(path.join(current, 'a.txt'), 99))).toBe('first');
    await rm(current);
    await symlink(second, current);
    expect(textOf(await files.read(path.join(current, 'a.txt'), 99))).toBe('second');
    expect(await files.read(path.join(first, 'a.txt'), 99)).toMatchObject({ refusal: { kind: 'outside' } });
  });

  test.each([
    ['what exists elsewhere', () => '/etc/passwd'],
    ['what does not', () => '/etc/no-such-file'],
    ['what may not be looked at', () => '/root/.ssh/id_ed25519'],
    ['the folder above', () => path.join(home, '..')],
    ['a zero byte', () => '/etc/pass\0wd'],
    ['a neighbour with the same beginning', () => `${home}-too/a.txt`],
  ])('do not tell what is outside: %s', async (_, place) => {
    const refusal = { kind: 'outside', folder: expect.any(String) as unknown };
    expect(await makeDocumentFiles(home, []).read(place(), 99)).toEqual({ ok: false, refusal });
  });

  test.each([
    ['a missing file', 'none.txt'],
    ['a file as a directory', 'a.txt/b.txt'],
    ['a name that is too long', 'x'.repeat(300)],
    ['a link to nothing', 'broken'],
  ])('are missing: %s', async (_, name) => {
    await writeFile(path.join(home, 'a.txt'), 'abc');
    await symlink('nowhere', path.join(home, 'broken'));
    const read = await makeDocumentFiles(home, []).read(path.join(home, name), 99);
    expect(read).toEqual({ ok: false, refusal: { kind: 'missing' } });
  });

  test('may be hard links', async () => {
    await mkdir(path.join(home, 'inside'));
    await writeFile(path.join(home, 'a.txt'), 'abc');
    await link(path.join(home, 'a.txt'), path.join(home, 'inside/b.txt'));
    const read = await makeDocumentFiles(path.join(home, 'inside'), []).read(path.join(home, 'inside/b.txt'), 99);
    expect(textOf(read)).toBe('abc');
  });

  test('may be in further folders, and in no folder beside them', async () => {
    await mkdir(path.join(home, 'one'));
    await mkdir(path.join(home, 'two'));
    await mkdir(path.join(home, 'two-more'));
    for (const name of ['two/a.txt', 'two-more/a.txt']) await writeFile(path.join(home, name), 'abc');
    const files = makeDocumentFiles(path.join(home, 'one'), []).withFolders(path.join(home, 'two'));
    expect(textOf(await files.read(path.join(home, 'two/a.txt'), 99))).toBe('abc');
    expect(await files.read(path.join(home, 'two-more/a.txt'), 99)).toMatchObject({ refusal: { kind: 'outside' } });
  });
});

test('reading stops at the limit of a file that has grown since it was measured', async () => {
  const file = path.join(home, 'log.txt');
  await writeFile(file, 'abc');
  await appendFile(file, 'x'.repeat(100_000));
  const handle = await open(file);
  try {
    expect(await readAtMost(handle, 3, 50_000)).toBeUndefined();
    expect((await readAtMost(handle, 3, 100_003))?.byteLength).toBe(100_003);
  } finally {
    await handle.close();
  }
});
