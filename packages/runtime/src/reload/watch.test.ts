import { mkdir, mkdtemp, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { watchFiles, type FileWatch } from './watch.js';

describe('watched files', () => {
  let home: string;
  let watch: FileWatch;
  let changes: number;
  let errors: string[];

  beforeEach(async () => {
    home = await realpath(await mkdtemp(path.join(tmpdir(), 'naftiko-watch-')));
    changes = 0;
    errors = [];
    watch = watchFiles({
      onChange: () => (changes += 1),
      onError: (directory, reason) => errors.push(`${directory} ${reason}`),
      settleMs: 15,
    });
  });
  afterEach(async () => {
    watch.close();
    await rm(home, { recursive: true, force: true });
  });

  const at = (name: string): string => path.join(home, name);
  const long = () => new Date(Date.now() + 60_000);
  const reported = async (count: number): Promise<void> => {
    while (changes < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test('are reported when they are written, replaced, removed, and created again', async () => {
    await writeFile(at('a'), '1');
    await watch.follow([at('a')], long());
    await writeFile(at('a'), '22');
    await reported(1);
    await writeFile(at('b'), '333');
    await rename(at('b'), at('a'));
    await reported(2);
    await rm(at('a'));
    await reported(3);
    await writeFile(at('a'), '4');
    await reported(4);
    expect(errors).toEqual([]);
  });

  test('may be missing together with their directories, which come and go', async () => {
    const file = at('deep/er/a');
    await watch.follow([file], long());
    for (const count of [1, 3, 5]) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, String(count));
      await reported(count);
      await rm(at('deep'), { recursive: true });
      await reported(count + 1);
    }
    expect(errors).toEqual([]);
  });

  test('are watched through links', async () => {
    await mkdir(at('real'));
    await writeFile(at('real/a'), '1');
    await symlink(at('real/a'), at('a'));
    await watch.follow([at('a')], long());
    await writeFile(at('real/a'), '22');
    await reported(1);
  });

  test('count as changed when they change after their reader begins', async () => {
    await writeFile(at('a'), '1');
    await watch.follow([at('a')], new Date(0));
    await reported(1);
  });

  test('count as changed when they are removed before the watch begins', async () => {
    await writeFile(at('a'), '1');
    const read = new Date();
    await rm(at('a'));
    await watch.follow([at('a')], read);
    await reported(1);
  });

  test('count as changed even when the new file has an older time', async () => {
    await writeFile(at('a'), '1');
    await watch.follow([at('a')], long());
    await writeFile(at('b'), '1');
    await utimes(at('b'), new Date(0), new Date(0));
    await rename(at('b'), at('a'));
    await reported(1);
  });

  test('are not reported for changes of other files, nor after they are no longer followed', async () => {
    await writeFile(at('a'), '1');
    await writeFile(at('b'), '1');
    await watch.follow([at('a')], long());
    await watch.follow([at('b')], long());
    await writeFile(at('c'), 'neighbour');
    await writeFile(at('a'), '22');
    // The relevant changes come last, so that any wrong report precedes them.
    for (const count of [1, 2]) {
      await writeFile(at('next'), String(count));
      await rename(at('next'), at('b'));
      await reported(count);
    }
    expect(changes).toBe(2);
  });

  test('are reported while other files change continuously', async () => {
    await writeFile(at('a'), '1');
    await watch.follow([at('a')], long());
    let isDone = false;
    const noise = (async () => {
      for (let count = 0; !isDone; count += 1) await writeFile(at('log'), String(count));
    })();
    await writeFile(at('a'), '22');
    await reported(1);
    isDone = true;
    await noise;
  });
});
