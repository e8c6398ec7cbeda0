/** The stateless sample of the SDK's first line: a server and a transport for each request, under Express. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { listen } from './listen.js';
import { resultOf, serverInfo, tools } from './mcp-tools.js';

const app = express();
app.use(express.json());
app.post('/mcp', async (request, response) => {
  const server = new McpServer(serverInfo);
  for (const { name, description, run } of tools) {
    server.registerTool(name, { description, inputSchema: {} }, async () => resultOf(await run()));
  }
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  response.on('close', () => {
    transport.close();
    server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});
listen(app, {});
