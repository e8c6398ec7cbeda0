import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { isInstalled } from './is-installed.js';

const execute = promisify(execFile);

/** The instructions of each stage, lines that go on joined. */
const stages = (await readFile('Dockerfile', 'utf8'))
  .replaceAll(/\\\n\s*/g, '')
  .split(/^(?=FROM )/m)
  .slice(1)
  .map((stage) => stage.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
const image = stages.at(-1) ?? [];
const instruction = (name: string): string | undefined =>
  image.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);

describe('the Dockerfile', () => {
  test('makes an image that runs as a user without rights, stops on SIGTERM and checks its health', () => {
    expect(stages.length).toBe(2);
    expect(instruction('USER')).toMatch(/^[1-9]\d*$/);
    expect(instruction('STOPSIGNAL')).toBe('SIGTERM');
    expect(instruction('HEALTHCHECK')).toMatch(/ CMD \["node", "\/opt\/naftiko\/healthcheck\.mjs"\]$/);
    expect(JSON.parse(instruction('CMD') ?? '')).toEqual(['run', '.', '--host', '0.0.0.0']);
  });

  test('copies only files that exist and that the context has', async () => {
    const ignored = (await readFile('.dockerignore', 'utf8')).split('\n');
    const sources = stages.flat().flatMap((line) => /^COPY (?!--from)(\S+) /.exec(line)?.[1] ?? []);
    expect(sources).toEqual(['.', 'examples/berths.yaml', 'deploy/healthcheck.mjs']);
    for (const source of sources.slice(1)) {
      expect((await readFile(source)).length).toBeGreaterThan(0);
      expect(ignored).not.toContain(source.split('/')[0]);
    }
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/.env*', '!docs/diagnostics']));
  });

  // Skipped where hadolint is not installed.
  (isInstalled('hadolint') ? test : test.skip)('has no finding of hadolint', async () => {
    expect((await execute('hadolint', ['Dockerfile'])).stdout).toBe('');
  });
});

// The table of sockets is one of Linux.
(process.platform === 'linux' ? describe : describe.skip)('the health check', () => {
  const running: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of running.splice(0)) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  });

  /** Starts a process and waits for its first line. */
  async function startProcess(args: readonly string[], cwd = '.'): Promise<string> {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    await once(createInterface({ input: child.stdout }), 'line');
    return String(child.pid);
  }
  const check = (pid: string): Promise<{ readonly code?: number; readonly stderr: string }> =>
    execute(process.execPath, ['deploy/healthcheck.mjs', pid, '1000']).catch(
      (failed: { code: number; stderr: string }) => failed,
    );

  test('succeeds while the command of the image serves', async () => {
    const place = await makeTempDirectory({});
    try {
      await copyFile('examples/berths.yaml', path.join(place.cwd, 'berths.yaml'));
      const args = JSON.parse(instruction('CMD') ?? '[]') as readonly string[];
      const options = ['--mock', '--port', '*=0', '--log-format', 'json', '--log-level', 'error'];
      const pid = await startProcess([path.resolve('bin/naftiko.js'), ...args, ...options], place.cwd);
      expect(await check(pid)).toEqual({ stdout: '', stderr: '' });
    } finally {
      await place.remove();
    }
  });

  test('fails while the server answers nothing', async () => {
    const blocked = `require('node:http').createServer().listen(0, () => { console.log('open'); setTimeout(() => { for (;;); }, 50); });`;
    expect(await check(await startProcess(['-e', blocked]))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Port \d+ does not answer\.\n$/) as unknown,
    });
  });

  test('fails without an open port', async () => {
    const idle = `console.log('idle'); setInterval(() => undefined, 1_000);`;
    expect(await check(await startProcess(['-e', idle]))).toMatchObject({ code: 1, stderr: 'No port is open.\n' });
  });
});
