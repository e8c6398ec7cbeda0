/** The stateless way of the SDK's second line, which speaks both revisions. */
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { listen } from './listen.js';
import { resultOf, serverInfo, tools } from './mcp-tools.js';

const inputSchema = z.object({});

listen(
  toNodeHandler(
    createMcpHandler(() => {
      const server = new McpServer(serverInfo);
      for (const { name, description, run } of tools) {
        server.registerTool(name, { description, inputSchema }, async () => resultOf(await run()));
      }
      return server;
    }),
  ),
  {},
);
