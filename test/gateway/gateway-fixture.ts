import { loadBuiltins, openGatewayTools } from '@naftiko/adapters';
import {
  allowAllTools,
  defaultRunOptions,
  openGateway,
  planDocument,
  type Gateway,
  type GatewayOptions,
} from '@naftiko/runtime';
import { exchange, type Answer } from '../support/http-exchange.js';

/** A gateway over documents in memory, by their paths. */
export interface ServedGateway {
  readonly gateway: Gateway;
  /** What it was opened with. */
  readonly options: GatewayOptions;
  /** Can be changed; `update` applies it. */
  readonly documents: Map<string, string>;
  update(...changed: readonly string[]): Promise<void>;
  ask(method: string, path: string, headers?: Readonly<Record<string, string>>, body?: string): Promise<Answer>;
  /** Calls a method of MCP at a path; answers its result. */
  rpc(path: string, method: string, params?: object, headers?: Readonly<Record<string, string>>): Promise<RpcResult>;
}

export interface RpcResult {
  readonly tools?: readonly { readonly name: string }[];
  readonly content?: readonly { readonly text: string }[];
  readonly isError?: boolean;
}

/** Opens a gateway on a free port. */
export async function serveGateway(
  files: Readonly<Record<string, string>>,
  changes: Partial<GatewayOptions> = {},
): Promise<ServedGateway> {
  const documents = new Map(Object.entries(files));
  const listSources = () => [...documents.keys()].map((path) => ({ file: path, path }));
  const options: GatewayOptions = {
    run: defaultRunOptions,
    port: 0,
    idleMs: 600_000,
    toolLimit: 40,
    pinned: [],
    names: new Map(),
    policy: allowAllTools,
    cache: undefined,
    sources: listSources(),
    read: ({ file }) => Promise.resolve(documents.get(file) ?? ''),
    plan: ({ file }, text, selection) => planDocument(file, text, loadBuiltins, { behindGateway: true, ...selection }),
    openTools: openGatewayTools,
    ...changes,
  };
  const opening = await openGateway(options);
  if (!opening.ok) throw new Error(opening.reason);
  const { gateway } = opening;
  const ask: ServedGateway['ask'] = (method, path, headers = {}, body = undefined) =>
    exchange(gateway.url, { method, path, headers, ...(body === undefined ? {} : { body }) });
  return {
    gateway,
    options,
    documents,
    ask,
    async update(...changed) {
      await gateway.capabilities.update(listSources(), new Set(changed));
      await gateway.refreshTools();
    },
    async rpc(path, method, params = {}, headers = {}) {
      const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      const answer = await ask('POST', path, { 'content-type': 'application/json', ...headers }, message);
      return (JSON.parse(answer.text) as { readonly result: RpcResult }).result;
    },
  };
}

/** What a document of these tests may have. */
export interface ShopOptions {
  readonly origin: string;
  readonly tools?: readonly string[];
  /** Further adapters. */
  readonly exposes?: readonly object[];
  readonly baseUri?: string;
  /** Of the MCP adapter. */
  readonly authentication?: object;
}

/** A document with REST and MCP on the ports that nearly every document claims. */
export const shop = ({ origin, tools = ['list-items'], exposes = [], baseUri, authentication }: ShopOptions): string =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Shop', description: 'Items of a shop' },
    capability: {
      consumes: [
        {
          type: 'http',
          namespace: 'store',
          baseUri: baseUri ?? origin,
          resources: [
            {
              name: 'items',
              path: '/items',
              operations: [
                { name: 'list', method: 'GET' },
                { name: 'delete', method: 'DELETE' },
              ],
            },
          ],
        },
      ],
      exposes: [
        {
          type: 'rest',
          namespace: 'shop-rest',
          port: 8080,
          resources: [
            { path: '/v1/items', operations: [{ method: 'GET', name: 'items', call: 'store.list' }] },
            { path: '/pass/{path}', forward: { targetNamespace: 'store' } },
          ],
        },
        {
          type: 'mcp',
          namespace: 'shop-mcp',
          port: 9090,
          ...(authentication === undefined ? {} : { authentication }),
          tools: tools.map((name) => ({
            name,
            description: `${name.replaceAll('-', ' ')} of the shop`,
            call: name.startsWith('delete') ? 'store.delete' : 'store.list',
          })),
        },
        ...exposes,
      ],
    },
  });
