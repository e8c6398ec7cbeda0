// One whole chat over MCP, against a running `npm start`:
//
//   node examples/chat-over-mcp.js [http://127.0.0.1:9090/mcp]
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { chatRequest, firstHeaders, sessionHeaders } from './visitor.js';

const [server = 'http://127.0.0.1:9090/mcp'] = process.argv.slice(2);

const client = new Client({ name: 'chat-over-mcp', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
await client.connect(new StreamableHTTPClientTransport(new URL(server)));
console.log(`connected, protocol ${client.getNegotiatedProtocolVersion()}`);

const session = JSON.parse(await step('salesforce-service-cloud-get-new', {}, firstHeaders));
await step(
  'salesforce-service-cloud-initiate-chat',
  { body: chatRequest(session.id) },
  // The session is sent in headers, which the server was configured to forward.
  sessionHeaders(session, 1),
);
await step('salesforce-service-cloud-end-chat', {}, sessionHeaders(session, 2));
await client.close();

/**
 * Calls one tool and shows its result; throws when the tool reports an error.
 *
 * @param {string} name
 * @param {Record<string, unknown>} toolArguments
 * @param {Record<string, string>} headers
 */
async function step(name, toolArguments, headers) {
  const { content, isError = false } = await client.callTool({ name, arguments: toolArguments }, { headers });
  const text = content.map((part) => (part.type === 'text' ? part.text : `[${part.type}]`)).join('\n');
  console.log(`${name}\n  ${isError ? 'refused: ' : ''}${text}`);
  if (isError) process.exit(1);
  return text;
}
