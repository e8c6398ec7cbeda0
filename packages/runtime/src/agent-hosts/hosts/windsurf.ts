import type { AgentHost } from '../agent-host.js';
import { composeHeaders, composeStdioEntry } from '../entry-parts.js';
import { replaceAllReferences } from '../references.js';
import { describeVariables } from '../secret-notes.js';

const file = '~/.codeium/windsurf/mcp_config.json';

/** Replaces `${env:NAME}`. Source: docs.windsurf.com/windsurf/cascade/mcp. */
export const windsurf: AgentHost = {
  id: 'windsurf',
  label: 'Windsurf',
  format: 'json',
  userFile: { darwin: file, linux: file, win32: file },
  folderVariable: undefined,
  project: undefined,
  serversKey: 'mcpServers',
  describe: (_, server) => ({
    entry:
      server.kind === 'http'
        ? { serverUrl: server.url, ...composeHeaders(replaceAllReferences(server.headers, refer)) }
        : composeStdioEntry(server, refer),
    inputs: [],
    notes: describeVariables('Windsurf', server),
    link: undefined,
    command: undefined,
  }),
};

const refer = (name: string): string => `\${env:${name}}`;
