import type { AgentHost } from '../agent-host.js';
import { composeHeaders, composeStdioEntry } from '../entry-parts.js';
import { replaceAllReferences } from '../references.js';
import { describeVariables } from '../secret-notes.js';

const file = '~/.cursor/mcp.json';

/** Replaces `${env:NAME}`. Sources: cursor.com/docs/mcp, cursor.com/docs/mcp/install-links. */
export const cursor: AgentHost = {
  id: 'cursor',
  label: 'Cursor',
  format: 'json',
  userFile: { darwin: file, linux: file, win32: file },
  folderVariable: undefined,
  project: { file: '.cursor/mcp.json', folder: '${workspaceFolder}' },
  serversKey: 'mcpServers',
  describe: (name, server) => {
    const entry =
      server.kind === 'http'
        ? { url: server.url, ...composeHeaders(replaceAllReferences(server.headers, refer)) }
        : { type: 'stdio', ...composeStdioEntry(server, refer) };
    const config = Buffer.from(JSON.stringify(entry)).toString('base64');
    const query = new URLSearchParams({ name, config });
    return {
      entry,
      inputs: [],
      notes: describeVariables('Cursor', server),
      link: `cursor://anysphere.cursor-deeplink/mcp/install?${query.toString()}`,
      command: undefined,
    };
  },
};

const refer = (name: string): string => `\${env:${name}}`;
