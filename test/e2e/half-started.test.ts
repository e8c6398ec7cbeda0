import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type LoadPlugins } from '@naftiko/runtime';

const document = `naftiko: 1.0.0-alpha2
info: { label: Two doors, description: One opens }
capability:
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:
    - name: word
      path: /word
      operations:
      - { name: say, method: GET, outputParameters: [{ name: word, type: string, value: hello }] }
  - type: mcp
    namespace: agent
    port: 9191
    tools:
    - { name: say, description: Says it, outputParameters: [{ name: word, type: string, value: hello }] }
`;

/** Built-ins whose MCP adapter cannot be opened. */
const withoutMcp: LoadPlugins = async (...asked) => {
  const plugins = await loadBuiltins(...asked);
  const exposes = plugins.exposes.map((adapter): (typeof plugins.exposes)[number] => ({
    ...adapter,
    plan(block, kit) {
      const planned = adapter.plan(block, kit);
      if (!planned.ok || adapter.type !== 'mcp') return planned;
      return { ...planned, value: { ...planned.value, open: () => Promise.reject(new Error('too many open files')) } };
    },
  }));
  return { ...plugins, exposes };
};

describe('a failed start', () => {
  test('closes all listeners, of this document and of others', async () => {
    const ports = [await freePort(), await freePort()];
    const valid = await planDocument('sound.yaml', document.replaceAll('front', 'other'), loadBuiltins);
    const broken = await planDocument('broken.yaml', document, withoutMcp);
    const starting = start([valid, broken], {
      ...defaultRunOptions,
      ports: new Map([
        ['other', ports[0] ?? 0],
        ['front', ports[1] ?? 0],
        ['agent', 0],
      ]),
    });
    await expect(starting).rejects.toThrow('too many open files');
    expect(await Promise.all(ports.map(accepts))).toEqual([false, false]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
