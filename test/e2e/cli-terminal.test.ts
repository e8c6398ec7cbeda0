import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { makeTempDirectory } from './cli-command.js';

const documentOf = (word: string): string => `naftiko: 1.0.0-alpha2
info: { label: Sayings, description: Says what version it is }
capability:
  exposes:
    - type: rest
      namespace: front
      port: 8801
      resources:
        - path: /word
          name: word
          operations: [{ method: GET, name: word, outputParameters: [{ name: word, type: string, value: ${word} }] }]
`;

/** A new terminal with a shell, like a terminal window. */
function openTerminal(cwd: string, command: string) {
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  return {
    shown: () => shown,
    async shows(pattern: RegExp): Promise<void> {
      while (!pattern.test(shown)) await Promise.race([once(terminal.stdout, 'data'), failsWith(terminal)]);
    },
    close: () => terminal.kill('SIGKILL'),
  };
}

async function failsWith(terminal: ChildProcess): Promise<never> {
  await once(terminal, 'close');
  throw new Error('The terminal was closed.');
}

const bin = path.join(process.cwd(), 'bin/naftiko.js');
const runScript = `echo pid=$$; exec '${process.execPath}' '${bin}' run sayings.yaml --port front=0 2> log`;

// util-linux has it; other systems have a `script` with other options.
const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script');
if (!hasScript)
  process.stderr.write('The tests of terminals are skipped: there is no /usr/bin/script of util-linux.\n');

(hasScript ? test : test.skip).each([
  ['reloads on SIGHUP while the terminal is open, and ends with it', 'sh run.sh', true],
  // Its session has no terminal that could be closed, although it writes to one.
  ['keeps reloading when it has left the session of its terminal', 'setsid -w sh run.sh', false],
])('a run in a terminal %s', async (_, command, endsWithTerminal) => {
  const place = await makeTempDirectory({ 'sayings.yaml': documentOf('first'), 'run.sh': runScript });
  const { shown, shows, close } = openTerminal(place.cwd, command);
  const log = (): Promise<string> => readFile(path.join(place.cwd, 'log'), 'utf8');
  const logs = async (text: string): Promise<void> => {
    while (!(await log()).includes(text)) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  let pid = 0;
  try {
    await shows(/ready in/);
    pid = Number(/pid=(\d+)/.exec(shown())?.[1]);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(shown())?.[0] ?? '';
    const word = async (): Promise<unknown> => (await fetch(`${url}/word`)).json();

    expect(await word()).toEqual({ word: 'first' });
    await writeFile(path.join(place.cwd, 'sayings.yaml'), documentOf('second'));
    process.kill(pid, 'SIGHUP');
    await logs('reloaded');
    expect(await word()).toEqual({ word: 'second' });

    if (!endsWithTerminal) return;
    close();
    await logs('reason="the terminal was closed"');
    await logs('stopped');
    await expect(word()).rejects.toThrow('fetch failed');
  } finally {
    close();
    if (pid > 0) end(pid);
    await place.remove();
  }
});

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
