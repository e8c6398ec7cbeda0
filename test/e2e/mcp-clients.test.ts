import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as EarlierStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as EarlierHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { naftikoCommand, type NaftikoProcess } from '../support/naftiko-process.js';
import { residentRun } from '../support/resident-command.js';

/** The document of the page. */
const document = /```yaml desk\.yaml\n(.*?)```/s.exec(readFileSync('docs/mcp.md', 'utf8'))?.[1] ?? '';

let directory: string;
let served: NaftikoProcess;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-desk-'));
  await mkdir(path.join(directory, 'papers'));
  await writeFile(path.join(directory, 'papers/rules.md'), '# Rules\n');
  await writeFile(path.join(directory, 'desk.yaml'), document);
  served = await residentRun([path.join(directory, 'desk.yaml'), '--port', 'desk=0']);
});

afterAll(async () => {
  await served?.stop();
  await rm(directory, { recursive: true, force: true });
});

const identity = { name: 'clients-test', version: '1.0.0' };

const overStdio = () => ({
  command: process.execPath,
  args: [naftikoCommand, 'run', path.join(directory, 'desk.yaml'), '--stdio', 'desk'],
  stderr: 'ignore' as const,
});

const http = (): URL => new URL(served.urlOf('desk'));

const newest = (): Client => new Client(identity, { versionNegotiation: { mode: { pin: '2026-07-28' } } });

/** A client that discovers the revisions before it chooses one. */
const curious = (): Client => new Client(identity, { versionNegotiation: { mode: 'auto' } });

const earlier = (): EarlierClient => new EarlierClient(identity);

const connections: readonly (readonly [string, boolean, () => Promise<Client | EarlierClient>])[] = [
  ['of 2026-07-28 over HTTP', true, () => connected(newest(), new StreamableHTTPClientTransport(http()))],
  ['of 2026-07-28 over stdio', true, () => connected(newest(), new StdioClientTransport(overStdio()))],
  ['with discovery, over HTTP', true, () => connected(curious(), new StreamableHTTPClientTransport(http()))],
  ['with discovery, over stdio', true, () => connected(curious(), new StdioClientTransport(overStdio()))],
  ['of the 2025 revisions over HTTP', false, () => connected(earlier(), new EarlierHttp(http()))],
  ['of the 2025 revisions over stdio', true, () => connected(earlier(), new EarlierStdio(overStdio()))],
];

async function connected<Peer extends { connect(transport: Wire): Promise<void> }, Wire>(
  client: Peer,
  transport: Wire,
): Promise<Peer> {
  await client.connect(transport);
  return client;
}

describe.each(connections)('the document of docs/mcp.md, for a client %s', (_, receivesChanges, connect) => {
  let client: Client | EarlierClient;

  beforeAll(async () => {
    client = await connect();
  });

  afterAll(() => client?.close());

  test('declares its capabilities', () => {
    expect(client.getInstructions()).toBe('Read the rules before you greet a crew.');
    const { tools, resources, prompts, completions } = client.getServerCapabilities() ?? {};
    const lists = receivesChanges ? { listChanged: true } : {};
    expect([tools, resources, prompts, completions]).toEqual([lists, lists, lists, {}]);
  });

  test('has a tool to call', async () => {
    expect((await client.listTools()).tools).toMatchObject([{ name: 'greet', outputSchema: { type: 'object' } }]);
    expect(await client.callTool({ name: 'greet', arguments: { who: 'Ada' } })).toMatchObject({
      content: [{ type: 'text', text: '{"text":"Hello Ada"}' }],
      structuredContent: { text: 'Hello Ada' },
    });
  });

  test('has a resource to read', async () => {
    const uri = 'desk://papers/rules.md';
    expect((await client.listResources()).resources).toMatchObject([{ uri, mimeType: 'text/markdown', size: 8 }]);
    expect((await client.listResourceTemplates()).resourceTemplates).toEqual([]);
    expect((await client.readResource({ uri })).contents).toEqual([
      { uri, mimeType: 'text/markdown', text: '# Rules\n' },
    ]);
    await expect(client.readResource({ uri: 'desk://papers/none.md' })).rejects.toMatchObject({ code: -32602 });
  });

  test('has a prompt to fill', async () => {
    expect((await client.listPrompts()).prompts).toMatchObject([{ name: 'brief', arguments: [{ name: 'crew' }] }]);
    expect(await client.getPrompt({ name: 'brief', arguments: { crew: 'the crew' } })).toMatchObject({
      description: 'Briefs a crew',
      messages: [{ role: 'user', content: { type: 'text', text: 'Brief the crew.' } }],
    });
    await expect(client.getPrompt({ name: 'brief' })).rejects.toMatchObject({ code: -32602 });
  });

  test('completes the name of a file', async () => {
    const ref = { type: 'ref/resource' as const, uri: 'desk://papers' };
    const { completion } = await client.complete({ ref, argument: { name: 'path', value: 'ru' } });
    expect(completion.values).toEqual(['rules.md']);
  });
});
