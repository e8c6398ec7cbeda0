import type { ExposeAdapter } from '@naftiko/runtime';
import { mapChecked, sound, type McpExpose } from '@naftiko/spec';
import type { ServedSurface } from './mcp-server.js';
import { planTools } from './tools.js';

/** Serves the tools of a document over the Model Context Protocol, on HTTP or on standard input and output. */
export const mcp: ExposeAdapter<McpExpose> = {
  type: 'mcp',

  plan(block, kit) {
    const tools = planTools(block, kit);
    const surface: ServedSurface = {
      namespace: block.namespace.text,
      title: kit.document.info.label,
      description: kit.document.info.description,
      instructions: block.description,
      tools,
    };
    const { operations } = tools;
    const base = { type: 'mcp', namespace: surface.namespace, serves: tools.list.length, unit: 'tools', operations };

    if (block.transport === 'stdio') {
      return sound({
        ...base,
        kind: 'stdio',
        async open(host, streams) {
          const { openStdio } = await import('./transport-stdio.js');
          return openStdio(surface, host, streams);
        },
      });
    }
    return mapChecked(kit.verifier(block.authentication, { pointsToDocuments: true }), (verifier) => ({
      ...base,
      kind: 'http',
      address: block.address?.text,
      port: block.port ?? 0,
      // Every path is served (specification 04, a.2).
      routes: [],
      entryPath: '/mcp',
      async open(host) {
        const { openHttp } = await import('./transport-http.js');
        return openHttp({ surface, verifier, authentication: block.authentication }, host);
      },
    }));
  },
};
