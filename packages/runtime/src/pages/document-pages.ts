import type { RuntimeContext } from '@naftiko/engine';
import { keepLoaded } from '../extension/keep-loaded.js';
import type { ControlService } from '../management/control-service.js';
import type { OpenMount, RuntimeServices } from '../mount/expose-adapter.js';
import type { PlannedDocument, PlannedMount } from '../plan/planned-document.js';
import { redactorOf } from '../secrets/searching-redactor.js';
import { secretsOf } from '../secrets/secrets-of.js';
import { Exchanges } from './exchanges.js';
import { findPagePath } from './find-page-path.js';
import { describeAdapter, findWithheld, listMountsWithPages, type PageEndpoint } from './page-adapters.js';
import { passCall, type CallableAdapter } from './page-call.js';
import type { Pages, PageSource } from './pages.js';
import { ShadowMounts, type MakeServices } from './shadow-mounts.js';
import { withPages } from './with-pages.js';

/** What the pages of a document are attached with. */
export interface DocumentPagesDependencies {
  readonly pages: Pages;
  readonly planned: PlannedDocument;
  readonly runtime: RuntimeContext;
  readonly endpoints: readonly PageEndpoint[];
  readonly control: ControlService;
  readonly makeServices: MakeServices;
}

/** Shorter values are often words, and pages without these could not be read. */
const shortestHidden = 6;

/** In characters. A longer document is read, masked and described when a page is wanted, because that blocks requests. */
const longestPrepared = 200_000;

/** The pages of one generation of a document. */
export class DocumentPages {
  readonly #dependencies: DocumentPagesDependencies;
  readonly #exchanges = new Exchanges();
  readonly #hide: (text: string) => string;
  readonly #shadows: ShadowMounts;

  constructor(dependencies: DocumentPagesDependencies) {
    this.#dependencies = dependencies;
    const { runtime, makeServices } = dependencies;
    // Prepared at the first page, because a start has no use for it.
    let redactor: ReturnType<typeof redactorOf> | null = null;
    const prepare = (): ReturnType<typeof redactorOf> =>
      redactorOf([...secretsOf(runtime.variables), ...(runtime.secrets ?? [])], shortestHidden);
    this.#hide = (text) => (redactor === null ? (redactor = prepare()) : redactor)?.text(text) ?? text;
    this.#shadows = new ShadowMounts({ runtime, makeServices, exchanges: this.#exchanges, hide: this.#hide });
  }

  /** Adds pages to an adapter: to those of REST, and to those of MCP where the document exposes no REST over HTTP. */
  attach(endpoint: Extract<PageEndpoint, { readonly kind: 'http' }>, services: RuntimeServices): OpenMount {
    const { pages, planned } = this.#dependencies;
    const { plan, open } = endpoint;
    if (!this.#isDecorated(endpoint)) return open;
    const openPages = keepLoaded(() => pages.openCapability(this.#sourceFor(endpoint, services)));
    pages.prepare(planned.loaded.text.length <= longestPrepared ? openPages : undefined);
    return withPages(open, plan, {
      pages,
      services,
      exchanges: this.#exchanges,
      open: openPages,
      call: (address, request, response, served) =>
        passCall(
          { address, request, response, served },
          { find: (...asked) => this.#find(...asked), bodyLimitBytes: services.bodyLimitBytes },
        ),
    });
  }

  /** The path of the page of an adapter; `undefined`: it has none. */
  findPath(endpoint: PageEndpoint): string | undefined {
    return endpoint.kind === 'http' && this.#isDecorated(endpoint) ? findPagePath(endpoint.plan.routes) : undefined;
  }

  close(): Promise<void> {
    return this.#shadows.close();
  }

  #isDecorated({ mount }: PageEndpoint): boolean {
    const { planned, endpoints } = this.#dependencies;
    return listMountsWithPages(planned, endpoints).includes(mount);
  }

  async #find(namespace: string, mode: 'call' | 'preview' | 'inspect'): Promise<CallableAdapter | undefined> {
    const { endpoints, pages } = this.#dependencies;
    if (mode === 'inspect' && !pages.inspects) return undefined;
    const found = endpoints.find(({ plan }) => plan.namespace === namespace);
    if (found?.kind !== 'http' || found.plan.internal === true) return undefined;
    const { plan, open } = found;
    return { plan, open: mode === 'call' ? open : await this.#shadows.open(plan, mode) };
  }

  #sourceFor(
    { plan, mount, open }: CallableAdapter & { readonly mount: PlannedMount },
    services: RuntimeServices,
  ): PageSource {
    const { planned, endpoints, control } = this.#dependencies;
    const own = mount.expose.authentication;
    const adapters = endpoints.map((endpoint) => describeAdapter(endpoint, own));
    const places = open.verifier?.credentialPlaces ?? [{ place: 'header' as const, name: 'authorization' }];
    return {
      planned,
      namespace: plan.namespace,
      adapters,
      withheld: findWithheld(planned, adapters, own),
      control,
      hide: this.#hide,
      credentialPlaces: open.verifier === undefined ? [] : places,
      version: services.version,
    };
  }
}
