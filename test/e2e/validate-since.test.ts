import { execFile } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory, shipDocument } from './cli-command.js';

const importing = `naftiko: 1.0.0-alpha2
info: { label: Importing, description: Imports }
capability:
  consumes:
    - { import: registry, location: ./shared/registry.yaml }
  exposes:
    - type: mcp
      port: 8090
      namespace: tools
      tools: [{ name: get, description: Gets a ship, call: registry.get-ship }]
`;

describe('validate --since', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  const git = (...args: readonly string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: place.cwd });
  const write = (file: string, text: string): Promise<void> => writeFile(path.join(place.cwd, file), text);

  beforeAll(async () => {
    place = await makeTempDirectory({
      'caps/same.yaml': shipDocument,
      'caps/changed.yaml': shipDocument,
      'caps/staged.yaml': shipDocument,
      'caps/importing.yaml': importing,
      'caps/shared/registry.yaml': shipDocument.slice(0, shipDocument.indexOf('  exposes:')),
    });
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    await git('commit', '-q', '-m', 'first');
    await git('checkout', '-q', '-b', 'topic');
  });
  afterAll(() => place.remove());

  const since = async (ref: string, cwd = place.cwd, env: Readonly<Record<string, string>> = {}) => {
    const ended = await residentNaftiko(['validate', '.', '--format', 'json', '--since', ref], { cwd, env });
    const files = ended.code === 2 ? [] : (JSON.parse(ended.stdout) as { files: { file: string }[] }).files;
    return { ...ended, files: files.map(({ file }) => file) };
  };

  test('checks nothing when nothing changed', async () => {
    expect(await since('main')).toMatchObject({
      code: 0,
      files: [],
      stderr: 'note: Left out: 5 documents without changes since main.\n',
    });
  });

  test('checks what is committed, staged, changed or untracked, and what imports it', async () => {
    await write('caps/changed.yaml', `${shipDocument}# More.\n`);
    expect((await since('main')).files).toEqual(['caps/changed.yaml']);
    await git('commit', '-q', '-a', '-m', 'second');
    await write('caps/staged.yaml', `${shipDocument}# More.\n`);
    await git('add', '.');
    await mkdir(path.join(place.cwd, 'caps/new folder'));
    await write('caps/new folder/nü.yaml', shipDocument);
    expect((await since('main')).files).toEqual(['caps/changed.yaml', 'caps/new folder/nü.yaml', 'caps/staged.yaml']);
    expect((await since('HEAD')).files).toEqual(['caps/new folder/nü.yaml', 'caps/staged.yaml']);
    await write('caps/shared/registry.yaml', shipDocument.slice(0, shipDocument.indexOf('  exposes:')) + '# More.\n');
    expect((await since('main')).files).toEqual([
      'caps/changed.yaml',
      'caps/importing.yaml',
      'caps/new folder/nü.yaml',
      'caps/shared/registry.yaml',
      'caps/staged.yaml',
    ]);
    await rename(path.join(place.cwd, 'caps/shared'), path.join(place.cwd, 'caps/moved'));
    expect((await since('main')).files).toContain('caps/importing.yaml');
  });

  test('compares with the common ancestor, also from a directory below', async () => {
    await git('checkout', '-q', '--force', 'main');
    await git('clean', '-q', '-fd');
    await write('caps/same.yaml', `${shipDocument}# Elsewhere.\n`);
    await git('commit', '-q', '-a', '-m', 'other');
    await git('checkout', '-q', 'topic');
    expect((await since('main', path.join(place.cwd, 'caps'))).files).toEqual(['changed.yaml']);
  });

  test.each([
    ['nowhere', '"nowhere" is not one in this repository'],
    ['--output=stolen', '"--output=stolen" is not one'],
    ['', '"" is not one'],
    ['main..topic', '"main..topic" is not one'],
    ['HEAD:caps', '"HEAD:caps" is not one'],
  ])('refuses the reference %j', async (ref, problem) => {
    const { code, stdout, stderr } = await residentNaftiko(['validate', '.', `--since=${ref}`], place);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(problem) });
  });

  test('says what is missing: a common ancestor, Git, a repository', async () => {
    await git('checkout', '-q', '--orphan', 'alone');
    await git('commit', '-q', '-m', 'alone');
    expect(await since('main')).toMatchObject({ code: 2, stderr: expect.stringContaining('no common ancestor') });
    expect(await since('main', place.cwd, { PATH: '/nowhere' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"git" is not found'),
    });
    await rm(path.join(place.cwd, '.git'), { recursive: true });
    expect(await since('main')).toMatchObject({ code: 2, stderr: expect.stringContaining('needs a Git repository') });
  });
});
