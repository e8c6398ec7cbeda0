/** fastmcp with sessions, which is its faster way, and answers as JSON. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { FastMCP } from 'fastmcp';
import { tools } from './mcp-tools.js';

const silent = { debug() {}, error() {}, info() {}, log() {}, warn() {} };
const server = new FastMCP({
  name: 'benchmark',
  version: '1.0.0',
  ping: { enabled: false },
  roots: { enabled: false },
  logger: silent,
});
for (const { name, description, run } of tools) server.addTool({ name, description, execute: async () => run() });

// It does not say which port it got, so that a free one is chosen for it.
const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();
await once(probe, 'close');

const httpStream = { port, host: '127.0.0.1', stateless: false, enableJsonResponse: true };
await server.start({ transportType: 'httpStream', httpStream });
console.log(JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${port}` }));
