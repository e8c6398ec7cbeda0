import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = ([restPort, mcpPort, skillPort]: Ports): string => `
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
    - type: skill
      address: 0.0.0.0
      port: ${skillPort}
      namespace: manual
      skills:
        - { name: greeting, description: How to greet }
`;

type Ports = readonly [number, number, number];

/** Ports that were free a moment ago. */
async function freePorts(): Promise<Ports> {
  const servers = [createServer(), createServer(), createServer()] as const;
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const [rest, mcp, skill] = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return [rest!, mcp!, skill!];
}

describe('an adapter', () => {
  test('listens on the port of the document, and only on loopback, for any address of the document', async () => {
    const ports = await freePorts();
    await serving(
      document(ports),
      async ({ rest, tool, urlOf }) => {
        expect([urlOf('rest'), urlOf('mcp'), urlOf('skill')]).toEqual([
          `http://127.0.0.1:${ports[0]}`,
          `http://127.0.0.1:${ports[1]}/mcp`,
          `http://127.0.0.1:${ports[2]}/skills`,
        ]);
        expect(JSON.parse((await rest('GET /ping')).text)).toEqual({ value: 'pong' });
        expect(await tool('ping')).toEqual({ value: 'pong' });
        expect((await fetch(urlOf('skill'))).status).toBe(200);
      },
      { options: { ports: new Map() } },
    );
  });

  test('listens on the address and port of the operator', async () => {
    await serving(
      document([8601, 8602, 8603]),
      async ({ urlOf }) => {
        expect(urlOf('rest')).toMatch(/^http:\/\/localhost:\d+$/);
        expect(urlOf('skill')).toMatch(/^http:\/\/localhost:\d+\/skills$/);
        expect((await fetch(urlOf('skill'))).status).toBe(200);
      },
      { options: { host: 'localhost' } },
    );
  });
});
