import { listExposes, stringAt } from '../blocks.js';
import { commentEntry } from '../edit/entry-edits.js';
import type { Fixer } from '../fixer.js';

/** Makes the port of an MCP adapter on standard input and output a comment: no port is opened. */
export const stdioPort: Fixer = {
  code: 'stdio-port',
  summary: 'made the port of adapters on standard input and output a comment',
  find: ({ root, layout }) =>
    listExposes(root).map((expose) => {
      const port = expose.entries.get('port');
      const isStdio = stringAt(expose, 'type') === 'mcp' && stringAt(expose, 'transport') === 'stdio';
      if (port === undefined || !isStdio) return undefined;
      const edits = commentEntry(layout, expose, 'port');
      return edits && { at: port.key.at, message: 'the key "port"', edits };
    }),
};
