import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { agentHosts, agentHostOf, type AgentHost, type AgentHostId } from '@naftiko/runtime/agent-hosts';
import { parse as parseJsonc } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { makeTempDirectory, shipDocument } from '../e2e/cli-command.js';
import { residentNaftiko, type EndedCommand } from '../support/resident-command.js';

let cwd: string;
let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ cwd, remove } = await makeTempDirectory({ 'ship.yaml': shipDocument, '.env': 'REGISTRY_TOKEN=canary-in-file\n' }));
  home = path.join(cwd, 'home');
});
beforeEach(() => rm(home, { recursive: true, force: true }));
afterAll(() => remove());

const connect = (...args: readonly string[]): Promise<EndedCommand> =>
  residentNaftiko(['connect', ...args], { cwd, env: { HOME: home, REGISTRY_TOKEN: 'canary-in-environment' } });

const url = 'http://127.0.0.1:8081/mcp';
const withToken = ['--header', 'Authorization: Bearer ${SHIPS_TOKEN}'];

/** Reads a configuration as the host does. */
const parseFor = ({ format }: AgentHost, text: string): Record<string, Record<string, unknown>> =>
  (format === 'toml' ? parseToml(text) : parseJsonc(text)) as Record<string, Record<string, unknown>>;

interface StdioEntry {
  readonly command: string;
  readonly args: readonly string[];
}

const placeOf = (host: AgentHost): string =>
  host.userFile.linux.replace('~', home).replace('%XDG_CONFIG_HOME%', path.join(home, '.config'));

/** What users have: comments, an order, another server, a trailing comma, Windows line breaks. */
const written: Readonly<Record<AgentHost['format'], string>> = {
  json: [
    '{',
    '    // the theme of the ship',
    '    "theme": "navy",',
    '    "KEY": { "other": { "command": "other" /* kept */ }, // last',
    '    },',
    '    "telemetry": false',
    '}',
    '',
  ].join('\r\n'),
  toml: [
    '# the model of the ship',
    'model = "gpt"  # kept',
    '',
    '[mcp_servers.other]',
    'command = "other"',
    'notes = """',
    '[not.a.table]',
    '"""',
    '',
    '# what is trusted',
    '[projects."/ship"]',
    'trust_level = "trusted"',
  ].join('\n'),
};

describe.each(agentHosts)('$label', (host) => {
  const before = written[host.format].replace('KEY', host.serversKey);

  test('is connected to a running server and as it was after undoing, comments and order included', async () => {
    const file = path.join(cwd, `config-${host.id}`);
    await writeFile(file, before);
    const args = [host.id, url, '--name', 'ships', ...withToken, '--config-file', file];
    const { code, stdout } = await connect(...args);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('SHIPS_TOKEN') });
    const after = await readFile(file, 'utf8');
    const { [host.serversKey]: servers, ...others } = parseFor(host, after);
    const { [host.serversKey]: known, ...othersBefore } = parseFor(host, before);
    const server = { kind: 'http', url, headers: { Authorization: 'Bearer ${SHIPS_TOKEN}' } } as const;
    expect(servers).toEqual({ ...known, ships: host.describe('ships', server).entry });
    expect(others).toMatchObject(othersBefore);
    // Every line is still there; one may have a comma more.
    const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.replaceAll(/,\s*$/g, ''));
    expect(linesOf(before).filter((line) => !linesOf(after).includes(line))).toEqual([]);

    expect(await connect(...args)).toMatchObject({ code: 0, stdout: expect.stringContaining('already') });
    expect(await readFile(file, 'utf8')).toBe(after);

    expect(await connect(host.id, '--undo', '--config-file', file)).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('gets a file where it looks for one, which undoing removes', async () => {
    const { code, stdout } = await connect(host.id, 'ship.yaml', '--var', 'hostname=eu1.example.com');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining(placeOf(host)) });
    const text = await readFile(placeOf(host), 'utf8');
    const entry = parseFor(host, text)[host.serversKey]?.['ship-tools'] as StdioEntry;
    expect(entry.command).toBe(process.execPath);
    expect(entry.args.slice(1)).toEqual([
      ...['run', path.join(cwd, 'ship.yaml'), '--stdio', 'ship-tools', '--var', 'hostname=eu1.example.com'],
    ]);
    expect(text).toContain('REGISTRY_TOKEN');
    expect(text).not.toContain('canary');
    expect(await connect(host.id, 'ship.yaml', '--undo')).toMatchObject({ code: 0 });
    await expect(stat(placeOf(host))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('an entry starts the document from another folder', async () => {
  const file = path.join(cwd, 'started.json');
  await connect('claude-code', 'ship.yaml', '--mock', '--var', 'hostname=x', '--config-file', file);
  const { mcpServers } = JSON.parse(await readFile(file, 'utf8')) as { mcpServers: Record<string, StdioEntry> };
  const { command, args } = mcpServers['ship-tools']!;
  const client = new Client({ name: 'host', version: '1' });
  await client.connect(new StdioClientTransport({ command, args: [...args], cwd: tmpdir(), stderr: 'ignore' }));
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['get-ship']);
  await client.close();
});

const vscode = agentHostOf('vscode');

/** A file of VS Code with the given text. */
async function writeConfig(text: string, id: AgentHostId = 'vscode'): Promise<string> {
  const file = path.join(cwd, `own-${id}`);
  await writeFile(file, text);
  return file;
}

describe('a configuration', () => {
  test('with an entry of the same name gets that entry back', async () => {
    const before = '{\n\t"servers": {\n\t\t"ships": { "url": "http://old" } // mine\n\t}\n}\n';
    const file = await writeConfig(before);
    await connect('vscode', url, '--name', 'ships', '--config-file', file);
    await connect('vscode', 'https://other.example.com/mcp', '--name', 'ships', '--config-file', file);
    expect(parseFor(vscode, await readFile(file, 'utf8'))['servers']?.['ships']).toMatchObject({
      url: 'https://other.example.com/mcp',
    });
    await connect('vscode', '--undo', '--name', 'ships', '--config-file', file);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('with two connections is as it was after undoing both, in any order', async () => {
    const before = '{"servers":{},"inputs":[]}';
    const file = await writeConfig(before);
    for (const name of ['one', 'two'])
      await connect('vscode', url, '--name', name, ...withToken, '--config-file', file);
    expect((await connect('vscode', '--undo', '--config-file', file)).stderr).toContain('--name one, --name two');
    for (const name of ['one', 'two']) await connect('vscode', '--undo', '--name', name, '--config-file', file);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test.each<[AgentHostId, string, string]>([
    ['cursor', '{\n  "mcpServers": {}\n}\n', '{\n  // changed by the user\n  "mcpServers": {}\n}\n'],
    ['codex', 'model = "a"\n', 'model = "b"\n'],
  ])('of %s that was edited in between keeps the edits', async (id, before, edited) => {
    const file = await writeConfig(before, id);
    await connect(id, url, '--name', 'ships', '--config-file', file);
    const [from = '', to = ''] =
      id === 'codex' ? ['model = "a"', 'model = "b"'] : ['{\n', '{\n  // changed by the user\n'];
    await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
    await connect(id, '--undo', '--config-file', file);
    const host = agentHostOf(id);
    const after = await readFile(file, 'utf8');
    expect(after).toContain(to);
    expect(parseFor(host, after)).toEqual(parseFor(host, edited));
  });

  test.each<[AgentHostId, string, string]>([
    ['cursor', '{\n  "mcpServers": {\n', ':3:1: it is not JSON'],
    ['cursor', '{ "mcpServers": [] }', ':1:17: "mcpServers" is not an object'],
    ['cursor', '[]', ':1:1: it has no JSON object'],
    ['codex', 'a = 1\nb = \n', ':2:'],
    ['codex', 'mcp_servers = { ships = { url = "x" } }\n', 'cannot be changed safely'],
  ])('of %s that cannot be changed is refused with the place: %j', async (id, text, message) => {
    const file = await writeConfig(text, id);
    const { code, stderr } = await connect(id, url, '--name', 'ships', '--config-file', file);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(file + (message.startsWith(':') ? message : '')),
    });
    expect(stderr).toContain(message);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('keeps its permissions, and its backup is for the user alone', async () => {
    const file = await writeConfig('{}\n');
    await chmod(file, 0o640);
    await connect('vscode', url, '--config-file', file);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    const folder = path.join(home, '.local/state/naftiko/connections');
    const [backup = ''] = await readdir(folder);
    expect((await stat(path.join(folder, backup))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path.join(folder, backup), 'utf8'))).toMatchObject({ file, before: '{}\n' });
  });
});

describe('the command', () => {
  test('shows a change as a diff and writes nothing', async () => {
    const file = await writeConfig('{}\n');
    const { code, stdout, stderr } = await connect('vscode', url, '--dry-run', ...withToken, '--config-file', file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^--- a\/own-vscode\n\+\+\+ b\/own-vscode\n@@ -1,1 \+1,\d+ @@\n-\{\}\n\+\{\n/);
    expect(stderr).toContain('VS Code asks for SHIPS_TOKEN');
    expect(await readFile(file, 'utf8')).toBe('{}\n');
  });

  test('connects a project, and the address of a gateway', async () => {
    const { code } = await connect('claude-code', 'http://127.0.0.1:8080/ships/mcp', '--project', 'home');
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(path.join(home, '.mcp.json'), 'utf8'))).toEqual({
      mcpServers: { ships: { type: 'http', url: 'http://127.0.0.1:8080/ships/mcp' } },
    });
  });

  test.each(agentHosts.flatMap((host) => (host.project === undefined ? [] : [[host.id, host, host.project] as const])))(
    'names files of a project relative to its folder, for %s',
    async (id, host, project) => {
      const files = ['home/ship.yaml', '--env-file', 'home/.env', '--var', 'hostname=x'];
      await mkdir(home);
      await writeFile(path.join(home, 'ship.yaml'), shipDocument);
      await writeFile(path.join(home, '.env'), 'REGISTRY_TOKEN=canary-in-file\n');
      const { stdout } = await connect(id, ...files, '--project', 'home');
      const text = await readFile(path.join(home, project.file), 'utf8');
      expect(parseFor(host, text)[host.serversKey]?.['ship-tools']).toMatchObject({
        command: 'naftiko',
        args: [
          ...['run', `${project.folder}/ship.yaml`, '--stdio', 'ship-tools'],
          ...['--env-file', `${project.folder}/.env`, '--var', 'hostname=x'],
        ],
      });
      expect(text).not.toContain(cwd);
      expect(stdout).toContain('need the command naftiko on the PATH');
    },
  );

  test('says which files of a project are outside of it', async () => {
    const { stdout } = await connect('cursor', 'ship.yaml', '--var', 'hostname=x', '--project', 'home');
    expect(stdout).toContain(`"${path.join(cwd, 'ship.yaml')}" is outside of the project.`);
  });

  test('passes files of values on instead of their values', async () => {
    const args = ['ship.yaml', '--var', 'hostname=x', '--env-file', '.env', '--config-file', 'own-desktop'];
    await connect('claude-desktop', ...args);
    const text = await readFile(path.join(cwd, 'own-desktop'), 'utf8');
    expect(text).toContain(JSON.stringify(path.join(cwd, '.env')));
    expect(text).not.toMatch(/canary|"REGISTRY_TOKEN"/);
  });

  test('refuses a document with errors with its places, and completes the names of hosts', async () => {
    await writeFile(path.join(cwd, 'broken.yaml'), 'naftiko: 1.0.0-alpha2\ncapability: []\n');
    expect(await connect('cursor', 'broken.yaml')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('broken.yaml:1:1'),
    });
    const { stdout } = await residentNaftiko(['completion', 'fish'], { cwd });
    expect(stdout).toContain('claude-desktop');
  });

  test('prints a link', async () => {
    const { code, stdout } = await connect('cursor', url, '--link');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^cursor:\/\/.*name=naftiko/) });
  });

  test.each([
    [['notepad', url], 'Allowed choices are claude-code'],
    [['cursor'], 'Name what the host connects to'],
    [['cursor', '--undo'], 'Nothing was added'],
    [['cursor', '--undo', '--name', 'ships'], 'was not added'],
    [['windsurf', url, '--project'], 'no project configuration'],
    [['gemini', url, '--link'], 'no links'],
    [['cursor', url, '--header', 'Authorization: Bearer canary'], 'Name an environment variable'],
    [['cursor', 'http://ada:canary@127.0.0.1/mcp'], 'no user and password'],
    [['cursor', 'http://127.0.0.1/mcp?api_key=canary'], '"api_key" in the address'],
    [['cursor', 'ship.yaml'], '--var hostname=<value>'],
    [['cursor', 'nowhere.yaml'], 'nowhere.yaml'],
    [['cursor', '-'], 'name a file'],
    [['cursor', 'ship.yaml', '--var', 'hostname=x', '--stdio', 'ships'], 'There is: ship-tools'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await connect(...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    expect(stderr).not.toContain('canary');
  });
});
