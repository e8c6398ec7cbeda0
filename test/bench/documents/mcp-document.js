import { documentOf, get, json, passed } from './document-parts.js';
import { mocked } from './payloads.js';

/** One tool with a call, one without, and as many more as are wanted. */
export const mcpDocument = (upstream, count = 3) =>
  documentOf(
    upstream,
    [get('small', '/small', json)],
    [
      {
        type: 'mcp',
        namespace: 'agent',
        port: 8502,
        tools: [
          {
            name: 'mock',
            description: 'Answers itself',
            outputParameters: Object.entries(mocked).map(([name, value]) => ({ name, type: 'string', value })),
          },
          ...Array.from({ length: count - 1 }, (_, index) => ({
            name: index === 0 ? 'get-session' : `get-session-${index}`,
            description: 'Gets a new session of the service',
            hints: { readOnly: true },
            call: 'up.small',
            outputParameters: passed,
          })),
        ],
      },
    ],
  );
