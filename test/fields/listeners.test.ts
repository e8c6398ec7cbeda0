import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = (restPort: number, mcpPort: number): string => `
naftiko: 1.0.0-alpha2
capability:
  exposes:
    - type: rest
      address: 0.0.0.0
      port: ${restPort}
      namespace: front
      resources:
        - path: /ping
          operations: [{ method: GET, outputParameters: [{ type: string, value: pong }] }]
    - type: mcp
      address: 0.0.0.0
      port: ${mcpPort}
      namespace: agent
      tools:
        - { name: ping, description: Answers, outputParameters: [{ name: value, type: string, value: pong }] }
`;

/** Ports that were free a moment ago. */
async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [ports[0]!, ports[1]!];
}

describe('an adapter', () => {
  test('listens on the port of the document, and on this machine only, whatever address it asks for', async () => {
    const [restPort, mcpPort] = await freePorts();
    await serving(
      document(restPort, mcpPort),
      async ({ rest, tool, urlOf }) => {
        expect([urlOf('rest'), urlOf('mcp')]).toEqual([
          `http://127.0.0.1:${restPort}`,
          `http://127.0.0.1:${mcpPort}/mcp`,
        ]);
        expect(JSON.parse((await rest('GET /ping')).text)).toEqual({ value: 'pong' });
        expect(await tool('ping')).toEqual({ value: 'pong' });
      },
      { options: { ports: new Map() } },
    );
  });

  test('listens where the operator says', async () => {
    await serving(
      document(8601, 8602),
      ({ urlOf }) => Promise.resolve(expect(urlOf('rest')).toMatch(/^http:\/\/localhost:\d+$/)),
      { options: { host: 'localhost' } },
    );
  });
});
