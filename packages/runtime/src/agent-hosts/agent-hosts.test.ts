import { describe, expect, test } from '@jest/globals';
import { parse as parseToml } from 'smol-toml';
import { agentHostOf, agentHosts, platformOf } from './agent-hosts.js';
import { writeConnectGuides, writeSnippet } from './connect-guides.js';
import type { AgentHostId } from './agent-host.js';
import type { McpServer } from './mcp-server.js';

const url = 'http://127.0.0.1:8081/mcp';
const http: McpServer = {
  kind: 'http',
  url,
  headers: { Authorization: 'Bearer ${SHIPS_TOKEN}', 'X-Fleet': 'north' },
};
const stdio: McpServer = {
  kind: 'stdio',
  command: '/usr/bin/node',
  args: ['/opt/naftiko.js', 'run', '/home/ada/my ships.yaml'],
  variables: ['SHIPS_KEY'],
};
const { command, args } = stdio;

const entryOf = (id: AgentHostId, server: McpServer) => agentHostOf(id).describe('ships', server).entry;

describe('the entry of a running server', () => {
  test.each<[AgentHostId, object]>([
    ['claude-code', { type: 'http', url, headers: http.headers }],
    ['cursor', { url, headers: { Authorization: 'Bearer ${env:SHIPS_TOKEN}', 'X-Fleet': 'north' } }],
    ['vscode', { type: 'http', url, headers: { Authorization: 'Bearer ${input:ships-token}', 'X-Fleet': 'north' } }],
    ['windsurf', { serverUrl: url, headers: { Authorization: 'Bearer ${env:SHIPS_TOKEN}', 'X-Fleet': 'north' } }],
    ['gemini', { httpUrl: url, headers: http.headers }],
    ['codex', { url, bearer_token_env_var: 'SHIPS_TOKEN', http_headers: { 'X-Fleet': 'north' } }],
    [
      'claude-desktop',
      {
        command: 'npx',
        args: [
          ...['-y', 'mcp-remote@0.15.1', url, '--transport', 'http-only', '--allow-http'],
          ...['--header', 'Authorization:${AUTHORIZATION}', '--header', 'X-Fleet:${X_FLEET}'],
        ],
        env: { AUTHORIZATION: 'Bearer <SHIPS_TOKEN>', X_FLEET: 'north' },
      },
    ],
  ])('is what %s reads', (id, entry) => {
    expect(entryOf(id, http)).toEqual(entry);
  });

  test('has headers only where there are any', () => {
    const bare: McpServer = { kind: 'http', url, headers: {} };
    for (const { id } of agentHosts) expect(JSON.stringify(entryOf(id, bare))).not.toMatch(/header|env/);
  });

  test('names a variable of its own where Codex cannot compose a header', () => {
    const headers = { Authorization: 'Basic ${SHIPS_CREDENTIAL}', 'X-Key': '${SHIPS_API_KEY}' };
    const { entry, notes } = agentHostOf('codex').describe('ships', { kind: 'http', url, headers });
    expect(entry).toEqual({
      url,
      env_http_headers: { Authorization: 'SHIPS_AUTHORIZATION', 'X-Key': 'SHIPS_API_KEY' },
    });
    expect(notes.join(' ')).toContain(
      'SHIPS_AUTHORIZATION to the whole value of the header, "Basic <SHIPS_CREDENTIAL>"',
    );
  });
});

describe('the entry of a server that the host starts', () => {
  test.each<[AgentHostId, object]>([
    ['claude-code', { type: 'stdio', command, args, env: { SHIPS_KEY: '${SHIPS_KEY}' } }],
    ['claude-desktop', { command, args, env: { SHIPS_KEY: '' } }],
    ['cursor', { type: 'stdio', command, args, env: { SHIPS_KEY: '${env:SHIPS_KEY}' } }],
    ['vscode', { type: 'stdio', command, args, env: { SHIPS_KEY: '${input:ships-key}' } }],
    ['windsurf', { command, args, env: { SHIPS_KEY: '${env:SHIPS_KEY}' } }],
    ['gemini', { command, args, env: { SHIPS_KEY: '${SHIPS_KEY}' } }],
    ['codex', { command, args, env_vars: ['SHIPS_KEY'] }],
  ])('is what %s reads', (id, entry) => {
    expect(entryOf(id, stdio)).toEqual(entry);
  });
});

test.each([http, stdio])('every host says where the secret of a $kind server comes from', (server) => {
  for (const host of agentHosts) {
    expect(host.describe('ships', server).notes.join(' ')).toMatch(/SHIPS_(?:TOKEN|KEY)/);
  }
});

test('VS Code asks for a secret once, without showing it', () => {
  expect(agentHostOf('vscode').describe('ships', http).inputs).toEqual([
    { type: 'promptString', id: 'ships-token', description: 'SHIPS_TOKEN of ships', password: true },
  ]);
});

describe('a link', () => {
  test('of Cursor carries the name and the entry', () => {
    const link = new URL(agentHostOf('cursor').describe('my ships', http).link ?? '');
    expect(link.href).toMatch(/^cursor:\/\/anysphere\.cursor-deeplink\/mcp\/install\?/);
    expect(link.searchParams.get('name')).toBe('my ships');
    const config = Buffer.from(link.searchParams.get('config') ?? '', 'base64').toString();
    expect(JSON.parse(config)).toEqual(entryOf('cursor', http));
  });

  test('of VS Code carries the name, the entry and what is asked for', () => {
    const { link = '', entry, inputs } = agentHostOf('vscode').describe('ships', http);
    const [head, query = ''] = link.split('?');
    expect(head).toBe('vscode:mcp/install');
    expect(JSON.parse(decodeURIComponent(query))).toEqual({ name: 'ships', ...entry, inputs });
  });
});

describe('the texts for people', () => {
  const guides = writeConnectGuides('ships', http, platformOf('freebsd'));
  const textOf = (id: string): string => guides.find((guide) => guide.id === id)?.text ?? '';

  test('are there for every host, and for curl', () => {
    expect(guides.map(({ id }) => id)).toEqual([...agentHosts.map(({ id }) => id), 'curl']);
    expect(guides.find(({ id }) => id === 'vscode')?.file).toBe('%XDG_CONFIG_HOME%/Code/User/mcp.json');
  });

  test('are whole files, or commands that shells read back', () => {
    expect(JSON.parse(textOf('windsurf'))).toEqual({ mcpServers: { ships: entryOf('windsurf', http) } });
    expect(parseToml(textOf('codex'))).toEqual({ mcp_servers: { ships: entryOf('codex', http) } });
    expect(textOf('claude-code')).toBe(
      `claude mcp add --scope user --transport http ships ${url} ` +
        `--header 'Authorization: Bearer \${SHIPS_TOKEN}' --header 'X-Fleet: north'`,
    );
    expect(textOf('curl')).toContain(`-H "Authorization: Bearer \${SHIPS_TOKEN}" \\\n  -H 'X-Fleet: north'`);
  });

  test('of a stdio server have no request with curl', () => {
    const ids = writeConnectGuides('ships', stdio, 'darwin').map(({ id }) => id);
    expect(ids).toEqual(agentHosts.map(({ id }) => id));
  });

  test('in TOML survive names and values of every kind', () => {
    const codex = agentHostOf('codex');
    const odd: McpServer = { ...stdio, args: ['C:\\ships "x"\n\u007F', '#'], variables: [] };
    const text = writeSnippet(codex, 'a.b "c"', codex.describe('a.b "c"', odd));
    expect(parseToml(text)).toEqual({ mcp_servers: { 'a.b "c"': { command, args: odd.args } } });
  });
});
