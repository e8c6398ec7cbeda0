import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { naftikoCommand, type NaftikoProcess } from '../support/naftiko-process.js';
import { residentRun } from '../support/resident-command.js';

/** The document of the page. */
const document = /```yaml desk\.yaml\n(.*?)```/s.exec(readFileSync('docs/mcp.md', 'utf8'))?.[1] ?? '';

let directory: string;
let file: string;
let served: NaftikoProcess;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-inspected-'));
  file = path.join(directory, 'desk.yaml');
  await mkdir(path.join(directory, 'papers'));
  await writeFile(path.join(directory, 'papers/rules.md'), '# Rules\n');
  await writeFile(file, document);
  served = await residentRun([file, '--port', 'desk=0']);
});

afterAll(async () => {
  await served?.stop();
  await rm(directory, { recursive: true, force: true });
});

const targets: readonly (readonly [string, () => readonly string[]])[] = [
  ['over HTTP', () => [served.urlOf('desk'), '--transport', 'http']],
  ['over stdio', () => [process.execPath, naftikoCommand, 'run', file, '--stdio', 'desk', '--transport', 'stdio']],
];

/** What the Inspector prints of each answer, one request after the other. */
async function inspect(target: readonly string[], requests: readonly (readonly string[])[]): Promise<unknown[]> {
  const given = requests.map((request) => JSON.stringify([...target, '--method', ...request]));
  const { stdout } = await promisify(execFile)(process.execPath, ['test/support/inspector-session.js', ...given]);
  return (JSON.parse(stdout) as readonly string[]).map((printed) => JSON.parse(printed) as unknown);
}

describe.each(targets)('the command line of the MCP Inspector, %s', (_, target) => {
  test('lists and calls tools, lists and reads resources, lists and fills prompts', async () => {
    const uri = 'desk://papers/rules.md';
    const [tools, called, resources, read, prompts, filled] = await inspect(target(), [
      ['tools/list'],
      ['tools/call', '--tool-name', 'greet', '--tool-arg', 'who=Ada'],
      ['resources/list'],
      ['resources/read', '--uri', uri],
      ['prompts/list'],
      ['prompts/get', '--prompt-name', 'brief', '--prompt-args', 'crew=Aurora'],
    ]);
    expect(tools).toMatchObject({ tools: [{ name: 'greet' }] });
    expect(called).toMatchObject({ structuredContent: { text: 'Hello Ada' } });
    expect(resources).toMatchObject({ resources: [{ uri }] });
    expect(read).toMatchObject({ contents: [{ uri, text: '# Rules\n' }] });
    expect(prompts).toMatchObject({ prompts: [{ name: 'brief' }] });
    expect(filled).toMatchObject({ messages: [{ content: { text: 'Brief Aurora.' } }] });
  });
});
