import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { workplace } from './cli-command.js';

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

/** Runs the command in a terminal of its own, as a person does who opens a window for it. */
async function inTerminal(cwd: string) {
  const bin = path.join(process.cwd(), 'bin/naftiko.js');
  const command = `echo pid=$$; exec '${process.execPath}' '${bin}' run sayings.yaml --port front=0`;
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  while (!/ready in/.test(shown)) await once(terminal.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(shown)?.[0] ?? '';
  return {
    pid: Number(/pid=(\d+)/.exec(shown)?.[1]),
    word: async (): Promise<unknown> => (await fetch(`${url}/word`)).json().catch(() => undefined),
    shows: async (text: string): Promise<void> => {
      while (!shown.includes(text)) await once(terminal.stdout, 'data');
    },
    close: () => terminal.kill('SIGKILL'),
  };
}

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a run in a terminal reloads on SIGHUP as long as the terminal is there, and ends with it', async () => {
  const place = await workplace({ 'sayings.yaml': documentOf('first') });
  const { pid, word, shows, close } = await inTerminal(place.cwd);
  try {
    expect(await word()).toEqual({ word: 'first' });
    await writeFile(path.join(place.cwd, 'sayings.yaml'), documentOf('second'));
    process.kill(pid, 'SIGHUP');
    await shows('reloaded');
    expect(await word()).toEqual({ word: 'second' });

    close();
    while (lives(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(word()).rejects.toThrow('fetch failed');
  } finally {
    close();
    if (lives(pid)) process.kill(pid, 'SIGKILL');
    await place.remove();
  }
});
