import type { JsonObject } from '@naftiko/spec';
import type { AgentHost } from '../agent-host.js';
import { composeHeaders, composeStdioEntry } from '../entry-parts.js';
import { replaceAllReferences } from '../references.js';
import { listNames, variablesOf } from '../secret-notes.js';

/**
 * Asks for the environment variables with `inputs`, and keeps the answers encrypted.
 * Sources: code.visualstudio.com/docs/copilot/reference/mcp-configuration, …/guides/mcp-developer-guide.
 */
export const vscode: AgentHost = {
  id: 'vscode',
  label: 'VS Code',
  format: 'json',
  userFile: {
    darwin: '~/Library/Application Support/Code/User/mcp.json',
    linux: '%XDG_CONFIG_HOME%/Code/User/mcp.json',
    win32: '%APPDATA%/Code/User/mcp.json',
  },
  folderVariable: undefined,
  project: { file: '.vscode/mcp.json', folder: '${workspaceFolder}' },
  serversKey: 'servers',
  describe: (name, server) => {
    const variables = variablesOf(server);
    const refer = (variable: string): string => `\${input:${inputOf(name, variable)}}`;
    const entry: JsonObject =
      server.kind === 'http'
        ? { type: 'http', url: server.url, ...composeHeaders(replaceAllReferences(server.headers, refer)) }
        : { type: 'stdio', ...composeStdioEntry(server, refer) };
    const inputs = variables.map((variable) => ({
      type: 'promptString',
      id: inputOf(name, variable),
      description: `${variable} of ${name}`,
      password: true,
    }));
    const link = { name, ...entry, ...(inputs.length === 0 ? {} : { inputs }) };
    return {
      entry,
      inputs,
      notes: variables.length === 0 ? [] : [`VS Code asks for ${listNames(variables)} when it starts the server.`],
      link: `vscode:mcp/install?${encodeURIComponent(JSON.stringify(link))}`,
      command: undefined,
    };
  },
};

/** Ids are shared by all servers of a file. */
function inputOf(name: string, variable: string): string {
  const words = variable.toLowerCase().replaceAll('_', '-');
  return words.startsWith(`${name}-`) ? words : `${name}-${words}`;
}
