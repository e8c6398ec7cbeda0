import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getMcpConfigForManifest, unpackExtension, v0_2, type McpbManifestAny } from '@anthropic-ai/mcpb';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { residentNaftiko, type EndedCommand } from '../support/resident-command.js';
import { findServerJsonErrors } from './server-json-rules.js';

const document = `naftiko: 1.0.0-alpha2
info:
  label: Ships
  description: |-
    Reads a registry of ships.

    For harbour masters.
  tags: [ships]
binds:
- namespace: registry
  location: file:///./secrets.yaml
  keys: { TOKEN: SHIPS_TOKEN }
- namespace: callers
  keys: { CALLER: CALLER_TOKEN }
capability:
  consumes:
  - type: http
    namespace: registry
    baseUri: http://{hostname}/v1
    authentication: { type: bearer, token: '{{TOKEN}}' }
    resources: [{ name: ship, path: /ship, operations: [{ name: get-ship, method: GET }] }]
  exposes:
  - type: mcp
    namespace: ships
    port: 9191
    authentication: { type: bearer, token: '{{CALLER}}' }
    tools: [{ name: get-ship, description: Reads a ship, call: registry.get-ship }]
    prompts: [{ name: brief, description: A brief, location: 'file:///./texts/brief.md' }]
`;

let cwd: string;
let upstream: Server;
let remove: () => Promise<void>;
const tokens: (string | undefined)[] = [];

beforeAll(async () => {
  ({ cwd, remove } = await makeTempDirectory({
    'ship.yaml': document,
    'secrets.yaml': 'SHIPS_TOKEN: canary-in-file\n',
    'texts/brief.md': 'Brief me.\n',
    'outside/ship.yaml': document.replace('./texts', './../texts'),
    'rest.yaml': document.replace(
      / {2}- type: mcp[^]*$/,
      '  - { type: rest, namespace: r, port: 9, resources: [{ path: /, operations: [{ method: GET, call: registry.get-ship }] }] }\n',
    ),
  }));
  upstream = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":"Pike"}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => upstream.once('listening', resolve));
});
afterAll(async () => {
  upstream.close();
  await remove();
});

const pack = (...args: readonly string[]): Promise<EndedCommand> =>
  residentNaftiko(['pack', ...args], { cwd, env: { SHIPS_TOKEN: 'canary-in-environment' } });

describe('a bundle', () => {
  const folder = (): string => path.join(cwd, 'installed');
  let manifest: McpbManifestAny;

  beforeAll(async () => {
    const packed = await pack('mcpb', 'ship.yaml', '--release', '1.2.0', '--author', 'Ada');
    expect(packed).toMatchObject({ code: 0, stdout: expect.stringContaining('SHIPS_TOKEN, hostname when') });
    expect(await unpackExtension({ mcpbPath: path.join(cwd, 'ships.mcpb'), outputDir: folder(), silent: true })).toBe(
      true,
    );
    manifest = JSON.parse(await readFile(path.join(folder(), 'manifest.json'), 'utf8')) as McpbManifestAny;
  }, 60_000);

  test('has a manifest that the library of the format accepts, with tools and what hosts ask for', () => {
    expect(v0_2.McpbManifestSchema.safeParse(manifest).error).toBeUndefined();
    expect(manifest).toMatchObject({
      name: 'ships',
      display_name: 'Ships',
      version: '1.2.0',
      description: 'Reads a registry of ships.',
      author: { name: 'Ada' },
      tools: [{ name: 'get-ship', description: 'Reads a ship' }],
      prompts_generated: true,
      user_config: {
        ships_token: { title: 'SHIPS_TOKEN', sensitive: true, required: true },
        hostname: { title: 'hostname', required: true },
      },
    });
    expect(manifest.user_config?.['hostname']?.sensitive).toBeUndefined();
  });

  test('contains the document, its files and the command, and no secret', async () => {
    const beside = await readdir(path.join(folder(), 'document'), { recursive: true });
    expect(beside.toSorted()).toEqual(['ship.yaml', 'texts', path.join('texts', 'brief.md')]);
    const text = await readFile(path.join(folder(), 'document/ship.yaml'), 'utf8');
    expect(text).toBe(document.replace('  location: file:///./secrets.yaml\n', ''));
    expect(JSON.stringify(manifest)).not.toContain('canary');
    expect(existsSync(path.join(folder(), 'server/LICENSE'))).toBe(true);
  });

  test('starts over stdio in an empty folder, with what the user has entered', async () => {
    const { port } = upstream.address() as AddressInfo;
    const config = await getMcpConfigForManifest({
      manifest,
      extensionPath: folder(),
      systemDirs: {},
      userConfig: { ships_token: 'entered', hostname: `127.0.0.1:${port}` },
      pathSeparator: path.sep,
    });
    const empty = path.join(cwd, 'empty');
    await mkdir(empty);
    const client = new Client({ name: 'host', version: '1' });
    const { command = '', args = [], env = {} } = config ?? {};
    await client.connect(new StdioClientTransport({ command, args, env, cwd: empty, stderr: 'ignore' }));
    expect(await client.callTool({ name: 'get-ship' })).toMatchObject({
      content: [{ text: expect.stringContaining('Pike') }],
    });
    expect(tokens).toEqual(['Bearer entered']);
    const prompt = await client.getPrompt({ name: 'brief' });
    expect(JSON.stringify(prompt)).toContain('Brief me.');
    await client.close();
    expect(await readdir(empty)).toEqual([]);
  });

  test('has the same bytes each time', async () => {
    await pack('mcpb', 'ship.yaml', '--release', '1.2.0', '--author', 'Ada', '-o', 'again.mcpb');
    const hashOf = async (name: string): Promise<string> =>
      createHash('sha256')
        .update(await readFile(path.join(cwd, name)))
        .digest('hex');
    expect(await hashOf('again.mcpb')).toBe(await hashOf('ships.mcpb'));
    await rm(path.join(cwd, 'again.mcpb'));
  });
});

describe('a registry entry', () => {
  const name = ['--name', 'io.github.ada/ships'];
  const bundleUrl = 'https://github.com/ada/ships/releases/download/v1.2.0/ships.mcpb';

  test('keeps to the rules of the registry', async () => {
    const places = [
      '--bundle',
      'texts/brief.md',
      '--bundle-url',
      bundleUrl,
      '--remote',
      'https://ships.example.com/mcp',
    ];
    const { code, stdout } = await pack(
      'server-json',
      'ship.yaml',
      ...name,
      ...places,
      '--release',
      '1.2.0',
      '-o',
      '-',
    );
    expect(code).toBe(0);
    const entry: unknown = JSON.parse(stdout);
    expect(findServerJsonErrors(entry)).toEqual([]);
    expect(entry).toMatchObject({
      name: 'io.github.ada/ships',
      description: 'Reads a registry of ships. For harbour masters.',
      packages: [
        {
          fileSha256: createHash('sha256').update('Brief me.\n').digest('hex'),
          environmentVariables: [{ name: 'SHIPS_TOKEN', isRequired: true, isSecret: true }],
        },
      ],
      remotes: [{ headers: [{ name: 'Authorization', value: 'Bearer {SHIPS_TOKEN}', isSecret: true }] }],
    });
    expect(findServerJsonErrors({ ...(entry as object), descripton: 'x' })).toHaveLength(1);
  });

  test('is written to a file', async () => {
    const { code, stdout } = await pack(
      'server-json',
      'ship.yaml',
      ...name,
      '--remote',
      'https://ships.example.com/mcp',
    );
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('server.json') });
    expect(JSON.parse(await readFile(path.join(cwd, 'server.json'), 'utf8'))).not.toHaveProperty('packages');
  });

  test.each([
    [['server-json', 'ship.yaml', ...name], 'Name where the server can be had'],
    [['server-json', 'ship.yaml', ...name, '--bundle', 'texts/brief.md'], 'belong together'],
    [['server-json', 'ship.yaml', '--name', 'ships', '--remote', 'https://x.example.com'], '--name takes a domain'],
    [['server-json', 'ship.yaml', ...name, '--remote', 'http://x.example.com'], 'https://'],
    [['server-json', 'ship.yaml', ...name, '--remote', 'https://x.example.com', '--release', '^1'], '--release takes'],
    [['mcpb', 'rest.yaml'], 'exposes no MCP adapter'],
    [['mcpb', 'outside/ship.yaml', '--allow-outside', 'texts'], 'cannot be packed'],
    [['mcpb', 'ship.yaml', '--python'], 'pyodide'],
    [['mcpb', 'ship.yaml', '--stdio', 'shops'], 'Did you mean "ships"?'],
  ])('or a bundle is refused: %j', async (args, message) => {
    const { code, stderr } = await pack(...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
