import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import {
  planDocument,
  type RuntimeServices,
  type HttpMountPlan,
  type OpenMount,
  type OpenStdio,
  type StdioMountPlan,
} from '@naftiko/runtime';
import { loadBuiltins } from '../../../packages/adapters/src/builtins.js';
import { hostOf, serveFixture } from './mcp-fixture.js';

/** The contents of one generation of a document. */
export interface Lists {
  readonly tools: readonly string[];
  readonly prompts?: readonly string[];
  /** Names of resources, each of one URI. */
  readonly resources?: readonly string[];
}

const closers: (() => Promise<void> | void)[] = [];

/** Ends everything that the successions of a test have opened. */
export async function closeSuccessions(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** A served address at which one mount replaces another, as after a reload. */
export async function openSuccession(first: Lists) {
  let mount = await openHttp(first);
  const server = createServer((request, response) => serveFixture(mount, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => void server.close().closeAllConnections());
  closers.push(() => mount.close());
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`),
    /** Opens a mount that never takes over. */
    async fail(lists: Lists) {
      const failed = await openHttp(lists, mount);
      await failed.close();
    },
    async reload(lists: Lists) {
      const before = mount;
      mount = await openHttp(lists, before);
      mount.tookOver?.();
      before.retire?.();
      await before.close();
    },
    retire: () => mount.retire?.(),
  };
}

/** The same on a pipe; `theirs` are the client's ends. */
export async function openPipeSuccession(first: Lists, services: Partial<RuntimeServices> = {}) {
  const pipe = { input: new PassThrough(), output: new PassThrough() };
  let mount = await openStdio(first, pipe, services);
  closers.push(() => mount.close());
  return {
    theirs: { input: pipe.output, output: pipe.input },
    finished: mount.finished,
    async reload(lists: Lists) {
      const before = mount;
      mount = await openStdio(lists, pipe, services, before);
      mount.tookOver?.();
      await before.close();
    },
  };
}

const openHttp = async (lists: Lists, predecessor?: OpenMount): Promise<OpenMount> =>
  ((await planOf(lists, 'port: 0')) as HttpMountPlan).open(hostOf({ tools: [] }), predecessor);

const openStdio = async (
  lists: Lists,
  pipe: Parameters<StdioMountPlan['open']>[1],
  services: Partial<RuntimeServices>,
  predecessor?: OpenStdio,
): Promise<OpenStdio> =>
  ((await planOf(lists, 'transport: stdio')) as StdioMountPlan).open(
    hostOf({ tools: [], services }),
    pipe,
    predecessor,
  );

async function planOf(lists: Lists, transport: string) {
  const { mounts } = await planDocument('desk.yaml', documentOf(lists, transport), loadBuiltins);
  return mounts[0]!.plan;
}

const documentOf = ({ tools, prompts = [], resources = [] }: Lists, transport: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:1
      resources: [{ name: all, path: /, operations: [{ name: read, method: GET }] }]
  exposes:
    - type: mcp
      namespace: desk
      ${transport}
      tools:
${tools.map((name) => `        - { name: ${name}, description: Does it, outputParameters: [{ type: string, value: x }] }`).join('\n')}
${prompts.length === 0 ? '' : '      prompts:'}
${prompts.map((name) => `        - { name: ${name}, description: Asks, template: [{ role: user, content: Go }] }`).join('\n')}
${resources.length === 0 ? '' : '      resources:'}
${resources.map((name) => `        - { name: ${name}, description: Holds, uri: 'desk://${name}', call: up.read }`).join('\n')}
`;
