import { chmod, mkdir, symlink, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer as createSocket } from 'node:net';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeDocumentFiles, silentLog, type RuntimeServices } from '@naftiko/runtime';
import { loadBuiltins } from '../builtins.js';
import { closeFixtures as closeServers, listenFor } from '../../../../test/support/expose/expose-fixture.js';
import { openSkills } from './open-skills.js';
import type { FileLimits } from './send-files.js';
import {
  closeFixtures,
  directoryWith,
  documentOf,
  serve,
  type Send,
} from '../../../../test/support/expose/skill-fixture.js';

const closers: (() => void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await closeFixtures();
});

/** Serves the skill "nav", whose files are below `nav/` of the directory. */
const serveFiles = (directory: string): Promise<Send> =>
  serve(
    documentOf(`
    - type: skill
      namespace: nav-skills
      port: 8080
      skills:
        - { name: nav, description: Navigate, location: 'file://${directory}/nav' }
`),
    loadBuiltins,
  );

const listFiles = async (send: Send): Promise<readonly string[]> =>
  ((await send('/skills/nav/contents')).json() as { files: readonly { path: string }[] }).files.map(
    (file) => file.path,
  );

describe('the files of a skill', () => {
  test('are listed by path, with size and type', async () => {
    const send = await serveFiles(
      await directoryWith({
        'nav/schema.json': '{}',
        'nav/SKILL.md': '# é\n',
        'nav/examples/first page.md': 'x',
        'nav/examples.md': '',
        'nav/.hidden': '?',
      }),
    );
    expect((await send('/skills/nav/contents')).json()).toEqual({
      name: 'nav',
      files: [
        { path: '.hidden', size: 1, type: 'application/octet-stream' },
        { path: 'SKILL.md', size: 5, type: 'text/markdown; charset=utf-8' },
        { path: 'examples.md', size: 0, type: 'text/markdown; charset=utf-8' },
        { path: 'examples/first page.md', size: 1, type: 'text/markdown; charset=utf-8' },
        { path: 'schema.json', size: 2, type: 'application/json' },
      ],
    });
  });

  test('may appear after the start', async () => {
    const directory = await directoryWith({});
    const send = await serveFiles(directory);
    expect((await send('/skills/nav/contents')).status).toBe(404);
    await mkdir(path.join(directory, 'nav'));
    expect((await send('/skills/nav/contents')).json()).toEqual({ name: 'nav', files: [] });
  });

  test.each([
    ['a blank', 'first page.md', 'first%20page.md'],
    ['an accent', 'été.md', '%C3%A9t%C3%A9.md'],
    ['a percent sign', '100%.md', '100%25.md'],
    ['what looks encoded', '%2e%2e.md', '%252e%252e.md'],
    ['a leading dot', '.hidden', '.hidden'],
    ['a question mark', 'why?.md', 'why%3F.md'],
  ])('may have %s in their names', async (_, name, target) => {
    const send = await serveFiles(await directoryWith({ [`nav/a b/${name}`]: 'here' }));
    expect(await send(`/skills/nav/contents/a%20b/${target}`)).toMatchObject({ status: 200, text: 'here' });
  });

  test.each([
    ['page.html', '<script>alert(1)</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['page.XHTML', '<html/>'],
    ['run.js', 'alert(1)'],
  ])('are plain text if a browser would run them: %s', async (name, content) => {
    const send = await serveFiles(await directoryWith({ [`nav/${name}`]: content }));
    expect(await send(`/skills/nav/contents/${name}`)).toMatchObject({
      status: 200,
      text: content,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
      },
    });
  });

  test('are sent once to clients with a cache', async () => {
    const directory = await directoryWith({ 'nav/knots.md': '# Knots\n' });
    const changed = new Date('2026-01-01T00:00:00Z');
    await utimes(path.join(directory, 'nav/knots.md'), changed, changed);
    const send = await serveFiles(directory);
    const target = '/skills/nav/contents/knots.md';
    const { status, headers } = await send(target);
    expect([status, headers['content-length'], headers['last-modified']]).toEqual([200, '8', changed.toUTCString()]);
    const etag = headers.etag ?? '';
    const lookAgain = async (condition: Readonly<Record<string, string>>) =>
      (await send(target, { headers: condition })).status;
    expect(await lookAgain({ 'If-None-Match': etag })).toBe(304);
    expect(await lookAgain({ 'If-None-Match': '"other"' })).toBe(200);
    expect(await lookAgain({ 'If-Modified-Since': changed.toUTCString() })).toBe(304);
    expect(await lookAgain({ 'If-Modified-Since': new Date(0).toUTCString() })).toBe(200);
    expect(await lookAgain({ 'If-Match': '"other"' })).toBe(412);
    expect(await send(target, { method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
      headers: { 'content-length': '8', etag },
    });
  });
});

describe('a path below a skill', () => {
  test.each([
    '..%2foutside.txt',
    '%2e%2e/outside.txt',
    '../outside.txt',
    'a/../../outside.txt',
    './SKILL.md',
    'a//b.md',
    '..%5coutside.txt',
    'SKILL.md%00',
    'SKILL.md%0a',
    '%ff.md',
    'escape.txt',
    'escape/outside.txt',
  ])('%s is refused', async (target) => {
    const directory = await directoryWith({ 'nav/SKILL.md': '# Nav\n', 'nav/a/b.md': '', 'outside.txt': 'secret' });
    await symlink('../outside.txt', path.join(directory, 'nav/escape.txt'));
    await symlink('..', path.join(directory, 'nav/escape'));
    const send = await serveFiles(directory);
    expect(await send(`/skills/nav/contents/${target}`)).toMatchObject({
      status: 400,
      text: expect.not.stringContaining('secret'),
    });
  });

  test.each(['nothing.md', 'a', 'a/', 'SKILL.md/more', 'socket', 'broken', `${'x'.repeat(300)}.md`])(
    '%s is not found',
    async (target) => {
      const directory = await directoryWith({ 'nav/SKILL.md': '# Nav\n', 'nav/a/b.md': '' });
      await symlink('nowhere', path.join(directory, 'nav/broken'));
      const socket = createSocket().listen(path.join(directory, 'nav/socket'));
      closers.push(() => socket.close());
      const send = await serveFiles(directory);
      expect([400, 404]).toContain((await send(`/skills/nav/contents/${target}`)).status);
      expect(await listFiles(send)).toEqual(['SKILL.md', 'a/b.md']);
    },
  );

  test('may contain links that stay inside', async () => {
    const directory = await directoryWith({ 'nav/a/b.md': 'here', 'outside.txt': 'secret', 'navy/x.md': 'secret' });
    await symlink('a/b.md', path.join(directory, 'nav/link.md'));
    await symlink('a', path.join(directory, 'nav/folder'));
    await symlink('../outside.txt', path.join(directory, 'nav/escape.txt'));
    await symlink('../navy/x.md', path.join(directory, 'nav/navy.md'));
    const send = await serveFiles(directory);
    expect((await send('/skills/nav/contents/link.md')).text).toBe('here');
    expect((await send('/skills/nav/contents/folder/b.md')).text).toBe('here');
    expect(await listFiles(send)).toEqual(['a/b.md', 'link.md']);
    expect((await unpackArchive(send)).map(({ name }) => name)).toEqual(['a/b.md', 'link.md']);
  });
});

describe('the archive of a skill', () => {
  const files = {
    'nav/SKILL.md': '# Nav\n',
    'nav/b/run.sh': '#!/bin/sh\n',
    'nav/a/é.md': 'é'.repeat(5000),
    'nav/z': '',
  };

  test('holds its files, sorted, and nothing else', async () => {
    const directory = await directoryWith(files);
    await chmod(path.join(directory, 'nav/b/run.sh'), 0o700);
    expect(await unpackArchive(await serveFiles(directory))).toEqual([
      { name: 'SKILL.md', mode: 0o100644, content: '# Nav\n' },
      { name: 'a/é.md', mode: 0o100644, content: 'é'.repeat(5000) },
      { name: 'b/run.sh', mode: 0o100755, content: '#!/bin/sh\n' },
      { name: 'z', mode: 0o100644, content: '' },
    ]);
  });

  test('is identical for identical files', async () => {
    const send = await serveFiles(await directoryWith(files));
    const [first, second] = [await send('/skills/nav/download'), await send('/skills/nav/download')];
    expect(first.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="nav.zip"',
    });
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });

  test('of an empty directory is empty', async () => {
    const directory = await directoryWith({});
    await mkdir(path.join(directory, 'nav'));
    expect(await unpackArchive(await serveFiles(directory))).toEqual([]);
  });

  test('is not packed for HEAD', async () => {
    const send = await serveFiles(await directoryWith(files));
    expect(await send('/skills/nav/download', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  test.each([
    ['has as many bytes as it may', { archiveBytes: 6, names: 2 }, 200],
    ['has one byte more', { archiveBytes: 5, names: 2 }, 413],
    ['has one name more', { archiveBytes: 6, names: 1 }, 413],
  ])('that %s', async (_, limits, status) => {
    const directory = await directoryWith({ 'nav/a.md': 'abc', 'nav/b.md': 'def' });
    const origin = await openWith(path.join(directory, 'nav'), limits);
    expect((await fetch(`${origin}/skills/nav/download`)).status).toBe(status);
  });

  test.each([
    ['as large as it may be', 3, 200],
    ['one byte larger', 2, 413],
  ])('has a limit for a single file too: %s', async (_, archiveBytes, status) => {
    const directory = await directoryWith({ 'nav/a.md': 'abc' });
    const origin = await openWith(path.join(directory, 'nav'), { archiveBytes, names: 2 });
    expect((await fetch(`${origin}/skills/nav/contents/a.md`)).status).toBe(status);
  });

  test('is aborted without effect on others when the caller disconnects', async () => {
    const directory = await directoryWith({
      'nav/big.bin': Buffer.alloc(8 * 1024 * 1024, 'x').map((_, i) => (i * i) % 251),
    });
    const origin = await openWith(path.join(directory, 'nav'));
    await new Promise<void>((resolve) => {
      const sent = request(`${origin}/skills/nav/download`, (response) =>
        response.once('data', () => sent.destroy()).once('close', resolve),
      ).on('error', () => undefined);
      sent.end();
    });
    expect((await fetch(`${origin}/skills/nav/contents`)).status).toBe(200);
  });
});

/** Opens the server alone, with limits for a test. */
async function openWith(directory: string, limits?: FileLimits): Promise<string> {
  const skill = { name: 'nav', description: undefined, details: {}, directory, tools: [] };
  const files = makeDocumentFiles(directory, []);
  const services = { variables: new Map(), portOf: () => undefined, files, log: silentLog } as never as RuntimeServices;
  const mount = openSkills({ skills: [skill], verifier: undefined }, services, limits);
  closers.push(closeServers);
  return `http://127.0.0.1:${await listenFor(mount)}`;
}

/** Reads an archive by its central directory. Source: APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. */
async function unpackArchive(send: Send) {
  const { bytes } = await send('/skills/nav/download');
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  let position = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [size, nameLength, extraLength] = [20, 28, 30].map((at) => bytes.readUInt32LE(position + at)) as [
      number,
      number,
      number,
    ];
    const nameEnd = position + 46 + (nameLength & 0xffff);
    const name = bytes.toString('utf8', position + 46, nameEnd);
    const local = bytes.readUInt32LE(position + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const mode = bytes.readUInt16LE(position + 40);
    position = nameEnd + (extraLength & 0xffff);
    return { name, mode, content: inflateRawSync(bytes.subarray(start, start + size)).toString() };
  });
}
