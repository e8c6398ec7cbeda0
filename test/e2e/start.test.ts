import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const anyPort = ['rest', 'mcp'].flatMap((endpoint) => ['--port', `salesforce-live-agent-sessions-${endpoint}=0`]);

/** The commands use curl, which may be missing. */
const testWithCurl = spawnSync('curl', ['--version']).status === 0 ? test : test.skip;

/** Runs `npm start` for a test, which receives its output; returns the exit code after Ctrl-C. */
async function started(use: (output: string) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, ['examples/start.js', ...anyPort], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (child.exitCode === null && !output.includes('Ctrl-C ends both.')) {
    await Promise.race([once(child.stdout, 'data'), ended]);
  }
  try {
    await use(output);
  } finally {
    child.kill('SIGINT');
  }
  return (await ended)[0];
}

describe('npm start', () => {
  testWithCurl('prints a command that chats over REST, and ends with Ctrl-C', async () => {
    const code = await started(async (output) => {
      const [line = ''] = /sh examples\/chat-over-rest\.sh .*/.exec(output) ?? [];
      const { stdout } = await promisify(execFile)('sh', ['-c', line]);
      expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nOKHTTP\/1\.1 202 Accepted\r\n.*\r\n\r\nOK$/s);
      expect(output.trim().split('\n').length).toBeLessThan(20);
    });
    expect(code).toBe(0);
  });

  // npm runs a script in a shell, which does not pass signals on.
  test('ends with the shell that runs it', async () => {
    const command = `"${process.execPath}" examples/start.js ${anyPort.join(' ')}; true`;
    const shell = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
    // The pipe is open as long as a process below the shell runs.
    const ended = once(shell.stdout, 'close');
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    while (!output.includes('Ctrl-C ends both.')) await once(shell.stdout, 'data');
    shell.kill('SIGTERM');
    await ended;
    expect(shell.signalCode).toBe('SIGTERM');
  });

  test('prints the command that configures a host, which opens sessions, and its limits', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'naftiko-start-'));
    await started(async (output) => {
      const [line = ''] = /node bin\/naftiko\.js connect claude-code .*/.exec(output) ?? [];
      await promisify(execFile)('sh', ['-c', line], { env: { PATH: process.env['PATH'], HOME: home } });
      const { mcpServers } = JSON.parse(await readFile(path.join(home, '.claude.json'), 'utf8')) as {
        mcpServers: Record<string, { type: string; url: string; headers: Record<string, string> }>;
      };
      const { type, url, headers } = mcpServers['salesforce-chat']!;
      expect(type).toBe('http');
      const client = new Client({ name: 'host', version: '1' });
      await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
      const opened = await client.callTool({ name: 'salesforce-service-cloud-get-new' });
      expect(opened).toMatchObject({ isError: false, content: [{ text: expect.stringContaining('affinityToken') }] });
      const begun = await client.callTool({ name: 'salesforce-service-cloud-end-chat' });
      expect(begun).toMatchObject({ isError: true });
      await client.close();
      expect(output).toMatch(/no\s+configuration can hold\s+them/);
    });
    await rm(home, { recursive: true });
  });
});
