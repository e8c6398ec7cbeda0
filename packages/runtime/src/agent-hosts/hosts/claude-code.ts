import type { AgentHost } from '../agent-host.js';
import { composeHeaders, composeStdioEntry } from '../entry-parts.js';
import type { McpServer } from '../mcp-server.js';
import { quoteWord } from '../quote-word.js';
import { describeVariables } from '../secret-notes.js';

const file = '~/.claude.json';

/** Expands `${NAME}` in commands, arguments, variables, addresses and headers. Source: code.claude.com/docs/en/mcp. */
export const claudeCode: AgentHost = {
  id: 'claude-code',
  label: 'Claude Code',
  format: 'json',
  userFile: { darwin: file, linux: file, win32: file },
  folderVariable: 'CLAUDE_CONFIG_DIR',
  project: { file: '.mcp.json', folder: '${CLAUDE_PROJECT_DIR:-.}' },
  serversKey: 'mcpServers',
  describe: (name, server) => ({
    entry:
      server.kind === 'http'
        ? { type: 'http', url: server.url, ...composeHeaders(server.headers) }
        : { type: 'stdio', ...composeStdioEntry(server, (name) => `\${${name}}`) },
    inputs: [],
    notes: describeVariables('Claude Code', server),
    link: undefined,
    command: composeCommand(name, server),
  }),
};

/** Options that take several values stand behind the name. */
function composeCommand(name: string, server: McpServer): string {
  const words =
    server.kind === 'http'
      ? [
          ...['--transport', 'http', name, server.url],
          ...Object.entries(server.headers).flatMap(([header, value]) => ['--header', `${header}: ${value}`]),
        ]
      : [
          name,
          ...server.variables.flatMap((variable) => ['--env', `${variable}=\${${variable}}`]),
          ...['--', server.command, ...server.args],
        ];
  return ['claude', 'mcp', 'add', '--scope', 'user', ...words].map(quoteWord).join(' ');
}
