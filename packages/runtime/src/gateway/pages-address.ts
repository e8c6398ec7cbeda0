import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { mcpExposesOf } from '@naftiko/spec';
import { admit } from '../mount/admit.js';
import { callerNamesOf } from '../mount/caller-names.js';
import { sendAnswer } from '../mount/send-answer.js';
import { admitReader, type ReaderCheck } from '../pages/admit-reader.js';
import { pageAddressOf } from '../pages/page-address.js';
import type { GatewayPages, GatewayView, ListedCapability } from '../pages/gateway-pages.js';
import type { Pages } from '../pages/pages.js';
import type { CapabilitySet } from './capability-set.js';
import type { CapabilityStatus } from './describe-gateway.js';
import type { HostedCapability, OpenCapability } from './hosted-capability.js';
import type { Place } from './places.js';
import { callerRulesOf, prepareToolExists } from './tool-rules.js';

/** How many tools a search looks at. */
const searchedTools = 200;

/** What the pages of a gateway are made with. */
export interface PagesAddressOptions {
  /** `undefined`: there are no pages. */
  readonly pages: Pages | undefined;
  /** Who may use the addresses of the gateway itself; `undefined`: everyone. */
  readonly verifier: Verifier | undefined;
  readonly services: ReaderCheck['services'];
  readonly version: string;
}

/** The pages of a gateway: its list of capabilities, and those that serve nothing now. */
export class PagesAddress {
  #options: PagesAddressOptions;
  readonly #set: CapabilitySet;
  #opening: Promise<GatewayPages> | undefined;

  constructor(options: PagesAddressOptions, set: CapabilitySet) {
    this.#options = options;
    this.#set = set;
  }

  /** Shows them to other readers from now on. */
  configure(verifier: Verifier | undefined, services: ReaderCheck['services']): void {
    this.#options = { ...this.#options, verifier, services };
  }

  /** Answers with a file of pages, which everyone may read; returns false for all other requests. */
  async sendAsset(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pages } = this.#options;
    const address = pages === undefined ? undefined : pageAddressOf(request);
    return address?.kind === 'asset' && (await pages!.sendAsset(address.name, response));
  }

  /** Whether a caller has the credential that the gateway requires; answers one who has not. */
  admit(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pages, verifier, services } = this.#options;
    if (verifier === undefined) return Promise.resolve(true);
    if (pages === undefined || pageAddressOf(request)?.kind !== 'page') {
      return admit(verifier, request, response, services);
    }
    return admitReader(request, response, { pages, verifier, services, root: './' });
  }

  /** Answers with a page of the gateway itself; returns false for all other requests. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pages } = this.#options;
    const address = pages === undefined ? undefined : pageAddressOf(request);
    if (address?.kind !== 'page' || address.path !== '/') return false;
    (await this.#open(pages!)).sendIndex(request, response);
    return true;
  }

  /** Answers with the page of a capability that serves nothing now, or returns false. */
  async serveRefused(
    capability: HostedCapability,
    rest: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const { pages, verifier, services } = this.#options;
    if (pages === undefined || !/^\/?(?:\?|$)/.test(rest)) return false;
    const { method, headers } = request;
    if (pageAddressOf({ url: '/', ...(method && { method }), headers }) === undefined) return false;
    // Addresses on the page are relative to a directory.
    if (!rest.startsWith('/')) {
      const Location = `/${capability.name}/`;
      sendAnswer(response, { status: 308, type: undefined, body: '', headers: { Location } });
      return true;
    }
    if (!(await admitReader(request, response, { pages, verifier, services, root: '../' }))) return true;
    const listed = this.#list(capability, callerNamesOf(request));
    // Which routes exist for the reader is known once the document is open.
    const routes = callerRulesOf(this.#set.policy).length === 0 ? listed.routes : [];
    (await this.#open(pages)).sendRefused(request, response, { ...listed, routes });
    return true;
  }

  /** The adapter that has the page of a capability, for a document that serves nothing else at these paths. */
  placeOf(rest: string, request: IncomingMessage, { running }: OpenCapability): Place | undefined {
    const { capability } = running.planned;
    const [first] = capability === undefined ? [] : mcpExposesOf(capability.document);
    if (this.#options.pages === undefined || first === undefined) return undefined;
    const url = rest.startsWith('/') ? rest : `/${rest}`;
    const { method, headers } = request;
    if (pageAddressOf({ url, ...(method && { method }), headers }) === undefined) return undefined;
    const namespace = first.namespace.text;
    return { namespace, type: '', below: '', removes: '' };
  }

  #open(pages: Pages): Promise<GatewayPages> {
    this.#opening ??= pages.openGateway({
      version: this.#options.version,
      viewFor: (request) => this.#view(callerNamesOf(request)),
    });
    return this.#opening;
  }

  #view(callers: readonly string[]): GatewayView {
    const catalog = this.#set.catalogFor(callers);
    return {
      list: () => [...this.#set.all().map((one) => this.#list(one, callers)), ...this.#listUnnamed()],
      search: (query) => [...new Set(catalog.search(query, searchedTools).tools.map(({ capability }) => capability))],
      toolCount: () => catalog.size,
    };
  }

  #list(capability: HostedCapability, callers: readonly string[]): ListedCapability {
    return listCapability(capability, prepareToolExists(this.#set.policy, callers));
  }

  #listUnnamed(): readonly ListedCapability[] {
    const named = new Set(this.#set.all().map(({ source }) => source.file));
    return this.#set
      .describe()
      .filter(({ file }) => !named.has(file))
      .map(listUnnamed);
  }
}

function listCapability(
  { name, source, state, entry, reasons }: HostedCapability,
  exists: ReturnType<typeof prepareToolExists>,
): ListedCapability {
  const broken = entry?.broken ?? [];
  const mounts = entry?.mounts ?? [];
  return {
    name,
    file: source.file,
    folder: source.path.split('/').at(-2) ?? '',
    state,
    label: entry?.label,
    description: entry?.description,
    tags: entry?.tags ?? [],
    routes: mounts.flatMap(({ routes }) => routes),
    tools: mounts.flatMap(({ namespace, tools }) =>
      tools
        .filter((tool) => exists(name, namespace, tool))
        .map(({ listed, readOnly, destructive }) => {
          const { name: tool, description } = listed;
          return { name: tool, description, readOnly, destructive };
        }),
    ),
    reasons,
    broken: broken.map(({ at, message }) => `${at}: ${message}`),
  };
}

const listUnnamed = ({ name, file, state, reasons = [] }: CapabilityStatus): ListedCapability => ({
  name,
  file,
  folder: '',
  state,
  label: undefined,
  description: undefined,
  tags: [],
  routes: [],
  tools: [],
  reasons,
  broken: [],
});
