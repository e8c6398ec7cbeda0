import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readInside } from '@naftiko/runtime';
import {
  fileOf,
  kinds,
  makeFolders,
  readThrough,
  secret,
  type Folders,
  type Kind,
  type Locate,
} from '../support/home-folder.js';

let folders: Folders;
beforeEach(async () => {
  folders = await makeFolders();
});
afterEach(() => folders.remove());

/** A way to name what is outside; prepares links where it needs some. */
type Trick = (folders: Folders) => Locate | Promise<Locate>;

const at = (start: string, name: string): string => (name === '' ? start : `${start}/${name}`);

const tricks: Readonly<Record<string, Trick>> = {
  'a path that climbs': () => (name) => at('../home-too', name),
  'a relative URI that climbs': () => (name) => at('file:///./../home-too', name),
  'a URI without slashes that climbs': () => (name) => at('file:../home-too', name),
  'a path that climbs from a folder inside': () => (name) => at('./inside/../../home-too', name),
  'encoded dots': () => (name) => at('file:///./%2e%2e/home-too', name),
  'encoded slashes': () => (name) => `file:///./..%2Fhome-too${name === '' ? '' : `%2f${name}`}`,
  'an absolute path':
    ({ outside }) =>
    (name) =>
      at(outside, name),
  'an absolute URI':
    ({ outside }) =>
    (name) =>
      at(`file://${outside}`, name),
  'a URI that names this machine':
    ({ outside }) =>
    (name) =>
      at(`file://localhost${outside}`, name),
  'a URI in capitals':
    ({ outside }) =>
    (name) =>
      at(`FILE://${outside}`, name),
  'an absolute URI that climbs from home':
    ({ home }) =>
    (name) =>
      at(`file://${home}/../home-too`, name),
  'an absolute URI with encoded dots':
    ({ home }) =>
    (name) =>
      at(`file://${home}/%2E%2E/home-too`, name),
  'a link to the folder': async ({ home, outside }) => {
    await symlink(outside, path.join(home, 'link'));
    return (name) => at('file:///./link', name);
  },
  'a link below the folder': async ({ home }) => {
    await symlink('../../home-too', path.join(home, 'inside/deep'));
    return (name) => at('file:///./inside/deep', name);
  },
  'a chain of links': async ({ home, outside }) => {
    await symlink('two', path.join(home, 'one'));
    await symlink(outside, path.join(home, 'two'));
    return (name) => at('file:///./one', name);
  },
  'links to its files': async ({ home, outside }) => {
    await mkdir(path.join(home, 'links'));
    for (const name of ['shared.yaml', 'values.yaml', 'schema.avsc', 'step.js', 'prompt.md', 'SKILL.md']) {
      await symlink(path.join(outside, name), path.join(home, 'links', name));
    }
    return (name) => at('file:///./links', name);
  },
};

/** Where a location of that kind stands in its document. */
const refusedAs: Readonly<Record<Kind, string>> = {
  import: 'import-unresolvable',
  bind: 'bind-failed',
  schema: 'output-schema-unusable',
  script: 'script-file-missing',
  prompt: 'prompt-file-unavailable',
  resource: 'resource-location-unavailable',
  skill: 'skill-location-unavailable',
};

describe('a location that leads out of the folder of the document', () => {
  describe.each(kinds)('of the kind %s', (kind) => {
    test.each(Object.entries(tricks))('is not read by %s', async (says, trick) => {
      const outcome = await readThrough(kind, await trick(folders), folders.home);
      expect(outcome.everything).not.toContain(secret);
      // A folder inside may hold links: it is read, and the links are not.
      if (says === 'links to its files' && fileOf[kind] === '') return;
      const refusal = outcome.diagnostics.find(({ code }) => code === refusedAs[kind]);
      expect(`${refusal?.message} ${refusal?.hint}`).toContain('--allow-outside ');
    });

    test('is read when the operator allows its folder', async () => {
      const { home, outside } = folders;
      const locate: Locate = (name) => at('../home-too', name);
      const outcome = await readThrough(kind, locate, home, { allowFolders: [outside] });
      expect(outcome.everything).toContain(secret);
      expect(outcome.diagnostics.filter(({ code }) => code === refusedAs[kind] && kind !== 'schema')).toEqual([]);
    });

    test('is not needed for the files inside', async () => {
      const { home } = folders;
      for (const start of ['inside', 'file:///./inside', `file://${home}/inside`]) {
        expect((await readThrough(kind, (name) => at(start, name), home)).everything).toContain('at-home');
      }
    });
  });
});

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** Puts something other than a regular file of bounded size under a name. */
const specialFiles: Readonly<Record<string, (file: string) => unknown>> = {
  'a pipe': (file) => execFileSync('mkfifo', [file]),
  'a link to a pipe': (file) => symlink(`${file}.pipe`, file, void execFileSync('mkfifo', [`${file}.pipe`])),
  'a link to a device without an end': (file) => symlink('/dev/zero', file),
  'a link to a terminal': (file) => symlink('/dev/tty', file),
  'a link to a file of the kernel': (file) => symlink('/proc/self/environ', file),
  'a link to itself': (file) => symlink(path.basename(file), file),
  'a directory': (file) => mkdir(file),
  'a socket': async (file) => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(file, resolve));
  },
  'a file without content that is larger than any limit': async (file) => {
    await writeFile(file, '');
    await truncate(file, 101 * 1024 * 1024);
  },
};

const fileKinds = kinds.filter((kind) => fileOf[kind] !== '');
const directoryKinds = kinds.filter((kind) => fileOf[kind] === '');

describe('only regular files of bounded size are opened', () => {
  describe.each(fileKinds)('for the kind %s', (kind) => {
    test.each(Object.entries(specialFiles))('even if every folder is allowed, not %s', async (_, put) => {
      const name = `special-${fileOf[kind]}`;
      await put(path.join(folders.home, name));
      const { diagnostics } = await readThrough(kind, () => `file:///./${name}`, folders.home, { allowFolders: ['/'] });
      expect(diagnostics.map(({ code }) => code)).toContain(refusedAs[kind]);
    });

    test.each(['/dev/zero', '/dev/fd/0', '/proc/self/environ', '/proc/self/fd/0', '/proc/1/cmdline', '/sys/kernel/mm'])(
      'even if every folder is allowed, not %s',
      async (file) => {
        const outcome = await readThrough(kind, () => `file://${file}`, folders.home, { allowFolders: ['/'] });
        expect(outcome.diagnostics.map(({ code }) => code)).toContain(refusedAs[kind]);
        expect(outcome.everything).not.toContain('PATH=');
      },
    );
  });

  describe.each(directoryKinds)('below a directory of the kind %s', (kind) => {
    test.each(Object.entries(specialFiles))('even if every folder is allowed, not %s', async (_, put) => {
      const directory = path.join(folders.home, 'inside');
      for (const name of ['prompt.md', 'SKILL.md', 'step.js']) {
        await rm(path.join(directory, name));
        await put(path.join(directory, name));
      }
      const outcome = await readThrough(kind, () => 'file:///./inside', folders.home, { allowFolders: ['/'] });
      expect(outcome.everything).not.toMatch(/at-home"|PATH=/);
    });
  });
});

describe('a link that is exchanged while files are read', () => {
  test.each(['resource', 'skill'] as const)('never leads a %s outside', async (kind) => {
    const { home, outside } = folders;
    const place = path.join(home, 'place');
    await symlink(path.join(home, 'inside'), place);
    let stopped = false;
    const exchanging = (async () => {
      for (let count = 0; !stopped; count += 1) {
        const next = path.join(home, `next-${count}`);
        await symlink(count % 2 === 0 ? outside : path.join(home, 'inside'), next);
        await rename(next, place);
      }
    })();
    try {
      for (let count = 0; count < 6; count += 1) {
        expect((await readThrough(kind, () => 'place', home)).everything).not.toContain(secret);
      }
    } finally {
      stopped = true;
      await exchanging;
    }
  });

  test('never leads a read outside, even when it replaces a folder', async () => {
    const { home, outside } = folders;
    const place = path.join(home, 'inside');
    const exchanging = new Worker(
      `const { renameSync, symlinkSync, unlinkSync } = require('node:fs');
       const [place, outside] = require('node:worker_threads').workerData;
       for (;;) {
         renameSync(place, place + '-aside');
         symlinkSync(outside, place);
         unlinkSync(place);
         renameSync(place + '-aside', place);
       }`,
      { eval: true, workerData: [place, outside] },
    );
    const outcomes = new Map<string, number>();
    for (let count = 0; count < 3_000; count += 1) {
      const read = await readInside(path.join(place, 'prompt.md'), [home], 1_024);
      const outcome = read.ok ? Buffer.from(read.bytes).toString() : read.refusal.kind;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    await exchanging.terminate();
    expect(outcomes.get(`${secret}\n`)).toBeUndefined();
    // Some reads found the folder, and some the link in its place.
    expect(outcomes.get('at-home\n')).toBeGreaterThan(0);
    expect(outcomes.get('outside')).toBeGreaterThan(0);
  });
});
