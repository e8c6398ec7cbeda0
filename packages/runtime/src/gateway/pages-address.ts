import type { IncomingMessage, ServerResponse } from 'node:http';
import { mcpExposesOf } from '@naftiko/spec';
import { sendAnswer } from '../mount/send-answer.js';
import { pageAddressOf } from '../pages/page-address.js';
import type { GatewayPages, ListedCapability } from '../pages/gateway-pages.js';
import type { Pages } from '../pages/pages.js';
import type { CapabilitySet } from './capability-set.js';
import type { CapabilityStatus } from './describe-gateway.js';
import type { HostedCapability, OpenCapability } from './hosted-capability.js';
import type { Place } from './places.js';

/** How many tools a search looks at. */
const searchedTools = 200;

/** The pages of a gateway: its list of capabilities, and those that serve nothing now. */
export class PagesAddress {
  readonly #pages: Pages | undefined;
  readonly #set: CapabilitySet;
  readonly #version: string;
  #opening: Promise<GatewayPages> | undefined;

  constructor(pages: Pages | undefined, set: CapabilitySet, version: string) {
    this.#pages = pages;
    this.#set = set;
    this.#version = version;
  }

  /** Answers with a page of the gateway itself; returns false for all other requests. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const address = this.#pages === undefined ? undefined : pageAddressOf(request);
    if (address?.kind === 'asset') return this.#pages!.sendAsset(address.name, response);
    if (address?.kind !== 'page' || address.path !== '/') return false;
    (await this.#open(this.#pages!)).sendIndex(request, response);
    return true;
  }

  /** Answers with the page of a capability that serves nothing now, or returns false. */
  async serveRefused(
    capability: HostedCapability,
    rest: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    if (this.#pages === undefined || !/^\/?(?:\?|$)/.test(rest)) return false;
    const { method, headers } = request;
    if (pageAddressOf({ url: '/', ...(method && { method }), headers }) === undefined) return false;
    // Addresses on the page are relative to a directory.
    if (!rest.startsWith('/')) {
      const Location = `/${capability.name}/`;
      sendAnswer(response, { status: 308, type: undefined, body: '', headers: { Location } });
      return true;
    }
    (await this.#open(this.#pages)).sendRefused(request, response, listCapability(capability));
    return true;
  }

  /** The adapter that has the page of a capability, for a document that serves nothing else at these paths. */
  placeOf(rest: string, request: IncomingMessage, { running }: OpenCapability): Place | undefined {
    const { capability } = running.planned;
    const [first] = capability === undefined ? [] : mcpExposesOf(capability.document);
    if (this.#pages === undefined || first === undefined) return undefined;
    const url = rest.startsWith('/') ? rest : `/${rest}`;
    const { method, headers } = request;
    if (pageAddressOf({ url, ...(method && { method }), headers }) === undefined) return undefined;
    const namespace = first.namespace.text;
    return { namespace, type: '', below: '', removes: '' };
  }

  #open(pages: Pages): Promise<GatewayPages> {
    this.#opening ??= pages.openGateway({
      version: this.#version,
      list: () => [...this.#set.all().map(listCapability), ...this.#listUnnamed()],
      search: (query) => [
        ...new Set(this.#set.book.search(query, searchedTools).tools.map(({ capability }) => capability)),
      ],
      toolCount: () => this.#set.book.size,
    });
    return this.#opening;
  }

  #listUnnamed(): readonly ListedCapability[] {
    const named = new Set(this.#set.all().map(({ source }) => source.file));
    return this.#set
      .describe()
      .filter(({ file }) => !named.has(file))
      .map(listUnnamed);
  }
}

function listCapability({ name, source, state, entry, reasons }: HostedCapability): ListedCapability {
  const broken = entry?.broken ?? [];
  const mounts = entry?.mounts ?? [];
  return {
    name,
    file: source.file,
    state,
    label: entry?.label,
    description: entry?.description,
    tags: entry?.tags ?? [],
    routes: mounts.flatMap(({ routes }) => routes),
    tools: mounts.flatMap(({ tools }) =>
      tools.map(({ listed, readOnly, destructive }) => {
        const { name: tool, description } = listed;
        return { name: tool, description, readOnly, destructive };
      }),
    ),
    reasons: [...reasons, ...broken.map(({ at, message }) => `${at}: ${message}`)],
  };
}

const listUnnamed = ({ name, file, state, reasons = [] }: CapabilityStatus): ListedCapability => ({
  name,
  file,
  state,
  label: undefined,
  description: undefined,
  tags: [],
  routes: [],
  tools: [],
  reasons,
});
