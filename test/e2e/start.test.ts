import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';

const anyPort = ['rest', 'mcp'].flatMap((door) => ['--port', `salesforce-live-agent-sessions-${door}=0`]);

/** The lines are written for curl, which a bare machine may lack. */
const testWithCurl = spawnSync('curl', ['--version']).status === 0 ? test : test.skip;

describe('npm start', () => {
  testWithCurl('prints a chat that works when it is pasted into a shell, and ends with Ctrl-C', async () => {
    const child = spawn(process.execPath, ['examples/start.js', ...anyPort], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'close') as Promise<[number | null]>;
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    while (child.exitCode === null && !output.includes('Ctrl-C ends both.')) {
      await Promise.race([once(child.stdout, 'data'), ended]);
    }

    const lines = /paste into another terminal:\n(.*)\nThe same chat over MCP/s.exec(output)?.[1] ?? '';
    const { stdout } = await promisify(execFile)('bash', ['-c', lines]);
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nOKHTTP\/1\.1 202 Accepted\r\n.*\r\n\r\nOK$/s);

    child.kill('SIGINT');
    expect((await ended)[0]).toBe(0);
  });
});
