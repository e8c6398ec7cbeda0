/**
 * What a hand-made fast server does: under Express, `tools/call` and `tools/list` are answered from prepared text, and
 * everything else goes to the SDK.
 */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { listen } from './listen.js';
import { resultOf, serverInfo, tools } from './mcp-tools.js';

const byName = new Map(tools.map((tool) => [tool.name, tool]));
const inputSchema = { type: 'object', properties: {} };
const list = { tools: tools.map(({ name, description }) => ({ name, description, inputSchema })) };
const listText = JSON.stringify(list);

const app = express();
app.disable('etag');
app.disable('x-powered-by');
app.set('query parser', false);
app.post('/mcp', async (request, response) => {
  const accept = request.headers.accept ?? '';
  if (!accept.includes('application/json') || !accept.includes('text/event-stream')) {
    return response.writeHead(406).end();
  }
  const message = JSON.parse(await textOf(request));
  const { id, method, params } = message;
  if (message.jsonrpc !== '2.0' || id === undefined) return answerBySdk(request, response, message);
  if (method === 'tools/list') return answer(response, id, listText);
  const tool = method === 'tools/call' ? byName.get(params?.name) : undefined;
  if (tool === undefined) return answerBySdk(request, response, message);
  answer(response, id, `{"content":[{"type":"text","text":${JSON.stringify(await tool.run())}}]}`);
});
listen(app, {});

function answer(response, id, result) {
  const text = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function answerBySdk(request, response, message) {
  const server = new Server(serverInfo, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => list);
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => resultOf(await byName.get(params.name).run()));
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  await server.connect(transport);
  await transport.handleRequest(request, response, message);
}

function textOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).utf8Slice()));
    request.on('error', reject);
  });
}
