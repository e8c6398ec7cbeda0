import type { JsonObject } from '@naftiko/spec';
import type { AgentHost, HostEntry } from '../agent-host.js';
import { composeStdioEntry } from '../entry-parts.js';
import type { HttpServer } from '../mcp-server.js';
import { findReferences, replaceReferences } from '../references.js';
import { listNames } from '../secret-notes.js';

/**
 * Its file names only servers that it starts, passes them only basic variables such as `PATH`, and replaces nothing in values. A
 * running server is therefore reached through a bridge, and secrets are written into the file by the user.
 * Source: modelcontextprotocol.io/docs/develop/connect-local-servers.
 */
export const claudeDesktop: AgentHost = {
  id: 'claude-desktop',
  label: 'Claude Desktop',
  format: 'json',
  userFile: {
    darwin: '~/Library/Application Support/Claude/claude_desktop_config.json',
    linux: '%XDG_CONFIG_HOME%/Claude/claude_desktop_config.json',
    win32: '%APPDATA%/Claude/claude_desktop_config.json',
  },
  folderVariable: undefined,
  project: undefined,
  serversKey: 'mcpServers',
  describe: (_, server) => {
    if (server.kind === 'http') return describeBridge(server);
    const { variables } = server;
    const written =
      variables.length === 0
        ? []
        : [`Write ${listNames(variables)} under "env": Claude Desktop passes only its own basic variables on.`];
    return {
      entry: composeStdioEntry(server, () => ''),
      inputs: [],
      notes: [...written, restart],
      link: undefined,
      command: undefined,
    };
  },
};

const restart = 'Restart Claude Desktop.';

const bridge = 'mcp-remote@0.15.1';

/** A value with a blank in an argument is torn apart on Windows. The bridge replaces `${NAME}` by its variable. */
function describeBridge({ url, headers }: HttpServer): HostEntry {
  const named = Object.entries(headers).map(([name, value]) => ({ name, value, variable: variableOf(name) }));
  const isPlain = url.startsWith('http:');
  const args = [
    ...['-y', bridge, url, '--transport', 'http-only'],
    ...(isPlain ? ['--allow-http'] : []),
    ...named.flatMap(({ name, variable }) => ['--header', `${name}:\${${variable}}`]),
  ];
  const env = Object.fromEntries(
    named.map(({ variable, value }) => [variable, replaceReferences(value, (name) => `<${name}>`)]),
  );
  const entry: JsonObject = { command: 'npx', args, ...(named.length === 0 ? {} : { env }) };
  const secrets = findReferences(Object.values(headers)).map((name) => `<${name}>`);
  const written =
    secrets.length === 0
      ? []
      : [`Replace ${listNames(secrets)} under "env": Claude Desktop passes only its own basic variables on.`];
  const needs = `The entry runs the bridge ${bridge} with npx, because Claude Desktop only starts servers itself.`;
  return { entry, inputs: [], notes: [...written, needs, restart], link: undefined, command: undefined };
}

const variableOf = (header: string): string => header.toUpperCase().replaceAll(/\W/g, '_');
