import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const run = promisify(execFile);
const examples = path.join(process.cwd(), 'examples/plugins');
const kinds = (await readdir(examples, { withFileTypes: true })).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** Nothing of the environment of these tests reaches the examples. */
const clean = { PATH: process.env['PATH'] };

/** The packed packages and the examples, installed where nothing of this checkout is found by accident. */
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'naftiko-outside-'));
  const modules = path.join(scratch, 'node_modules');
  await mkdir(modules);
  await run('npm', ['pack', '--workspaces', '--offline', '--silent', '--pack-destination', scratch]);
  const archives = (await readdir(scratch)).filter((name) => name.endsWith('.tgz'));
  await Promise.all(archives.map((name) => install(path.join(scratch, name), modules)));
  await Promise.all(kinds.map((kind) => cp(path.join(examples, kind), path.join(scratch, kind), { recursive: true })));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the packed packages', () => {
  test('are those of this repository, ready to publish', async () => {
    const installed = await readdir(path.join(scratch, 'node_modules/@naftiko'));
    expect(installed.toSorted()).toEqual((await readdir('packages')).toSorted());
    for (const name of installed) {
      const files = await readdir(path.join(scratch, 'node_modules/@naftiko', name), { recursive: true });
      expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'dist/index.js', 'dist/index.d.ts']));
      expect(files.filter((file) => /\.test\.|tsbuildinfo|^src/.test(file))).toEqual([]);
      expect(await manifestOf(path.join(scratch, 'node_modules/@naftiko', name))).not.toHaveProperty('private');
    }
  });

  test('bring the published schema', async () => {
    const { stdout } = await run(process.execPath, [command(), 'schema'], { cwd: scratch, env: clean });
    expect(stdout).toBe(await readFile('schemas/naftiko-1.0.0-alpha2.schema.json', 'utf8'));
  });

  test('bring the pages of the codes', async () => {
    const { stdout } = await run(process.execPath, [command(), 'explain', 'port-clash'], { cwd: scratch, env: clean });
    expect(stdout).toContain('two adapters have the same port');
  });
});

describe('an example of a plug-in', () => {
  test('stands there for each kind', () => {
    expect(kinds.toSorted()).toEqual([
      'auth-scheme',
      'bind-provider',
      'body-encoder',
      'consume-adapter',
      'expose-adapter',
      'format-decoder',
      'script-runner',
    ]);
  });

  test('keeps its contract and serves its document', async () => {
    const { stdout } = await run(process.execPath, ['--test', '--test-concurrency=4', '--test-reporter=tap'], {
      cwd: scratch,
      env: clean,
    }).catch(
      // The report tells what failed.
      (failed: { readonly stdout: string }) => failed,
    );
    expect(stdout.match(/^not ok .*$/gm) ?? []).toEqual([]);
    expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(10 * kinds.length);
  });

  test('is served by the installed command', async () => {
    const options = ['--plugin', './json-rpc.js', '--mock', '--port', 'moon=0', '--log-format', 'json'];
    const naftiko = spawn(process.execPath, [command(), 'run', 'moon.yaml', ...options], {
      cwd: path.join(scratch, 'expose-adapter'),
      env: clean,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(naftiko, 'close');
    const stderr = text(naftiko.stderr);
    const early = ended.then(async () => [await stderr]);
    try {
      const [line] = (await Promise.race([once(createInterface({ input: naftiko.stdout }), 'line'), early])) as [
        string,
      ];
      expect(line).toMatch(/"event":"ready"/);
      const url = /"url":"([^"]+)"/.exec(line)?.[1] ?? '';
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'moon.phase', params: { day: '2026-06-01' } });
      const answer = await fetch(url, { method: 'POST', body });
      expect(await answer.json()).toEqual({ jsonrpc: '2.0', id: 1, result: { phase: expect.any(String) as unknown } });
    } finally {
      naftiko.kill('SIGKILL');
      await ended;
    }
  });
});

const command = (): string => path.join(scratch, 'node_modules/@naftiko/cli/bin/naftiko.js');

/** Unpacks a package, and links what it needs of others to the copies of this checkout. */
async function install(archive: string, modules: string): Promise<void> {
  const name = /naftiko-(\w+)-[^/]*$/.exec(archive)?.[1] ?? '';
  const target = path.join(modules, '@naftiko', name);
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', archive, '-C', target, '--strip-components', '1']);
  const { dependencies = {} } = await manifestOf(target);
  const others = Object.keys(dependencies).filter((dependency) => !dependency.startsWith('@naftiko/'));
  await Promise.all(
    others.map(async (dependency) => {
      await mkdir(path.dirname(path.join(modules, dependency)), { recursive: true });
      await symlink(path.join(process.cwd(), 'node_modules', dependency), path.join(modules, dependency)).catch(
        (cause: NodeJS.ErrnoException) => {
          // Two packages need the same one.
          if (cause.code !== 'EEXIST') throw cause;
        },
      );
    }),
  );
}

const manifestOf = async (directory: string) =>
  JSON.parse(await readFile(path.join(directory, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
