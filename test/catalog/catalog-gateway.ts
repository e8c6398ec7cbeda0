import { Agent } from 'node:http';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import {
  defaultRunOptions,
  planDocument,
  type CapabilityStatus,
  type PlannedDocument,
  type RunOptions,
} from '@naftiko/runtime';
import { serveGateway } from '../gateway/gateway-fixture.js';
import { exchange } from '../support/http-exchange.js';
import { pages } from '../pages/page-fixture.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import type { Send } from './call-mcp.js';
import { payloadOf, secretOf } from './call-units.js';
import { catalogDirectory, listCatalogEntries, readCatalogText } from './catalog.js';

/** The whole catalog behind one gateway. */
export interface CatalogGateway {
  readonly upstream: RecordingUpstream;
  readonly send: Send;
  /** Plans a document as the gateway does, once. */
  plan(file: string): Promise<PlannedDocument>;
  /** The index of the gateway, by file. */
  index(): Promise<ReadonlyMap<string, CapabilityStatus>>;
  /** Gives every environment variable a value. */
  setAll(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the gateway over every document. `unset`: environment variables that have no value at the start. */
export async function openCatalogGateway(unset: ReadonlySet<string>): Promise<CatalogGateway> {
  const entries = listCatalogEntries();
  const sources = entries.map(([file]) => ({ file, path: file }));
  const upstream = await openRecordingUpstream((seen, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(payloadOf(seen));
  });
  const plans = new Map<string, Promise<PlannedDocument>>();
  const plan = (file: string): Promise<PlannedDocument> => {
    const planned =
      plans.get(file) ??
      planDocument(path.join(catalogDirectory, file), readCatalogText(file), loadBuiltins, { behindGateway: true });
    plans.set(file, planned);
    return planned;
  };
  const environmentWithout = (without: ReadonlySet<string>): RunOptions['environment'] => {
    const names = entries.flatMap(([, { env }]) => env).filter((name) => !without.has(name));
    return Object.fromEntries(names.map((name) => [name, secretOf(name)]));
  };
  const run: RunOptions = {
    ...defaultRunOptions,
    environment: environmentWithout(unset),
    settings: new Map(entries.flatMap(([, { vars }]) => vars.map((name) => [name, `value-of-${name}`]))),
    baseUris: new Map([['*', `${upstream.origin}/base`]]),
    pages,
  };
  const { gateway } = await serveGateway({}, { run, sources, plan: ({ file }) => plan(file) });
  await gateway.capabilities.planned();
  const agent = new Agent({ keepAlive: true });
  const send: Send = (request) => exchange(gateway.url, { ...request, agent });
  return {
    upstream,
    send,
    plan,
    async index() {
      const { text } = await send({ method: 'GET', path: '/', headers: { accept: 'application/json' } });
      const { capabilities } = JSON.parse(text) as { readonly capabilities: readonly CapabilityStatus[] };
      return new Map(capabilities.map((status) => [status.file, status]));
    },
    setAll: () => gateway.capabilities.update(sources, new Set(), environmentWithout(new Set())),
    async close() {
      agent.destroy();
      await gateway.close(0);
      await upstream.close();
    },
  };
}
