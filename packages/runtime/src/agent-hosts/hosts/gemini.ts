import type { AgentHost } from '../agent-host.js';
import { composeHeaders, composeStdioEntry } from '../entry-parts.js';
import { describeVariables } from '../secret-notes.js';

const file = '~/.gemini/settings.json';

/**
 * Replaces `${NAME}` in all values; its member `url` means the older transport, SSE.
 * Source: geminicli.com/docs/tools/mcp-server.
 */
export const gemini: AgentHost = {
  id: 'gemini',
  label: 'Gemini CLI',
  format: 'json',
  userFile: { darwin: file, linux: file, win32: file },
  folderVariable: undefined,
  project: { file: '.gemini/settings.json', folder: '.' },
  serversKey: 'mcpServers',
  describe: (_, server) => ({
    entry:
      server.kind === 'http'
        ? { httpUrl: server.url, ...composeHeaders(server.headers) }
        : composeStdioEntry(server, (name) => `\${${name}}`),
    inputs: [],
    notes: describeVariables('Gemini CLI', server),
    link: undefined,
    command: undefined,
  }),
};
