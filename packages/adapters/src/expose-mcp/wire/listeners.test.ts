import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { RequestEnd } from '@naftiko/runtime';
import { Listeners } from './listeners.js';
import { openSurface } from '../surface/open-surface.js';
import type { ServedSurface } from '../plan/served-surface.js';
import { hostOf } from '../../../../../test/support/expose/mcp-fixture.js';

let server: Server;
let client: Client;

afterEach(async () => {
  await client.close();
  server.close().closeAllConnections();
});

const nothing: ServedSurface = {
  namespace: 'desk',
  title: undefined,
  description: undefined,
  instructions: undefined,
  tools: { list: [], operations: [], find: () => undefined },
  resources: [],
  prompts: [],
  authentication: undefined,
};

test('more subscribers than the limit are refused, until one has disconnected', async () => {
  const surface = await openSurface(nothing, undefined, hostOf({ tools: [] }));
  const listeners = new Listeners(() => undefined, { most: 2 });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const message = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, never>;
      void listeners.serve(surface, { request, response, served: new RequestEnd(response), message });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new Client({ name: 'limit-test', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
  await client.connect(new StreamableHTTPClientTransport(url));

  const filter = { toolsListChanged: true };
  const [first] = [await client.listen(filter), await client.listen(filter)];
  await expect(client.listen(filter)).rejects.toMatchObject({ code: -32603 });
  await first.close();
  // The server detects the disconnect a little later.
  const retry = async (): Promise<void> => {
    try {
      await client.listen(filter);
    } catch {
      await retry();
    }
  };
  await retry();
});
