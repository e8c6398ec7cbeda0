import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { naftikoCommand, naftikoRun, type NaftikoProcess } from '../support/naftiko-process.js';

/** The document of the page. */
const document = /```yaml desk\.yaml\n(.*?)```/s.exec(readFileSync('docs/mcp.md', 'utf8'))?.[1] ?? '';

/** The command that `mcp-inspector --cli` starts. */
const inspector = [
  '--import',
  pathToFileURL('test/support/inspector-alone.js').href,
  path.join(process.cwd(), 'node_modules/@modelcontextprotocol/inspector-cli/build/index.js'),
];

let directory: string;
let file: string;
let served: NaftikoProcess;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-inspected-'));
  file = path.join(directory, 'desk.yaml');
  await mkdir(path.join(directory, 'papers'));
  await writeFile(path.join(directory, 'papers/rules.md'), '# Rules\n');
  await writeFile(file, document);
  served = await naftikoRun([file, '--port', 'desk=0']);
});

afterAll(async () => {
  await served?.stop();
  await rm(directory, { recursive: true, force: true });
});

const targets: readonly (readonly [string, () => readonly string[]])[] = [
  ['over HTTP', () => [served.urlOf('desk'), '--transport', 'http']],
  ['over stdio', () => [process.execPath, naftikoCommand, 'run', file, '--stdio', 'desk', '--transport', 'stdio']],
];

/** The answer that the Inspector prints. */
async function inspect(target: readonly string[], ...asked: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [...inspector, ...target, ...asked]);
  return JSON.parse(stdout);
}

describe.each(targets)('the command line of the MCP Inspector, %s', (_, target) => {
  test('lists tools', async () => {
    expect(await inspect(target(), '--method', 'tools/list')).toMatchObject({ tools: [{ name: 'greet' }] });
  });

  test('calls a tool', async () => {
    const asked = ['--method', 'tools/call', '--tool-name', 'greet', '--tool-arg', 'who=Ada'];
    expect(await inspect(target(), ...asked)).toMatchObject({ structuredContent: { text: 'Hello Ada' } });
  });

  test('lists and reads resources', async () => {
    const uri = 'desk://papers/rules.md';
    const asked = ['--method', 'resources/read', '--uri', uri];
    const list = ['--method', 'resources/list'];
    const [listed, read] = await Promise.all([inspect(target(), ...list), inspect(target(), ...asked)]);
    expect(listed).toMatchObject({ resources: [{ uri }] });
    expect(read).toMatchObject({ contents: [{ uri, text: '# Rules\n' }] });
  });

  test('lists and fills prompts', async () => {
    const asked = ['--method', 'prompts/get', '--prompt-name', 'brief', '--prompt-args', 'crew=Aurora'];
    const list = ['--method', 'prompts/list'];
    const [listed, filled] = await Promise.all([inspect(target(), ...list), inspect(target(), ...asked)]);
    expect(listed).toMatchObject({ prompts: [{ name: 'brief' }] });
    expect(filled).toMatchObject({ messages: [{ content: { text: 'Brief Aurora.' } }] });
  });
});
