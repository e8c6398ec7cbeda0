import { mcpExposesOf, restExposesOf, type Authentication, type Expose } from '@naftiko/spec';
import type { RuntimeContext } from '@naftiko/engine';
import type { ControlService } from '../management/control-service.js';
import type { HttpMountPlan, MountPlan, OpenMount, RuntimeServices } from '../mount/expose-adapter.js';
import { isOfferedTo } from '../mount/offered-skills.js';
import type { PlannedDocument, PlannedMount } from '../plan/planned-document.js';
import { redactorOf } from '../secrets/searching-redactor.js';
import { secretsOf } from '../secrets/secrets-of.js';
import { Exchanges } from './exchanges.js';
import { passCall, type CallableAdapter } from './page-call.js';
import type { PageAdapter, Pages, PageSource } from './pages.js';
import { ShadowMounts, type MakeServices } from './shadow-mounts.js';
import { withPages } from './with-pages.js';

/** An adapter of an open document. */
export type PageEndpoint = { readonly mount: PlannedMount; readonly port: number | undefined } & (
  | { readonly kind: 'http'; readonly plan: HttpMountPlan; readonly open: OpenMount }
  | { readonly kind: 'stdio'; readonly plan: MountPlan }
);

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

/** The pages of one generation of a document. */
export class DocumentPages {
  readonly #dependencies: DocumentPagesDependencies;
  readonly #exchanges = new Exchanges();
  readonly #hide: (text: string) => string;
  readonly #shadows: ShadowMounts;

  constructor(dependencies: DocumentPagesDependencies) {
    this.#dependencies = dependencies;
    const { runtime, makeServices } = dependencies;
    const redactor = redactorOf([...secretsOf(runtime.variables), ...(runtime.secrets ?? [])], shortestHidden);
    this.#hide = (text) => redactor?.text(text) ?? text;
    this.#shadows = new ShadowMounts({ runtime, makeServices, exchanges: this.#exchanges, hide: this.#hide });
  }

  /** Adds pages to an adapter: to those of REST, and to those of MCP where the document exposes no REST over HTTP. */
  attach(endpoint: Extract<PageEndpoint, { readonly kind: 'http' }>, services: RuntimeServices): OpenMount {
    const { pages, planned } = this.#dependencies;
    const { plan, open } = endpoint;
    if (!listHosts(planned, this.#dependencies.endpoints).includes(endpoint.mount)) return open;
    return withPages(open, plan, {
      pages,
      services,
      exchanges: this.#exchanges,
      open: () => pages.openCapability(this.#sourceFor(endpoint, services)),
      call: (address, request, response, served) =>
        passCall(
          { address, request, response, served },
          { find: (...asked) => this.#find(...asked), bodyLimitBytes: services.bodyLimitBytes },
        ),
    });
  }

  close(): Promise<void> {
    return this.#shadows.close();
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
    const adapters = endpoints.map((endpoint) => describe(endpoint, own));
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

function listHosts({ capability }: PlannedDocument, endpoints: readonly PageEndpoint[]): readonly PlannedMount[] {
  if (capability === undefined) return [];
  const { document } = capability;
  const served = endpoints.flatMap(({ kind, mount }) => (kind === 'http' ? [mount] : []));
  const select = (blocks: readonly Expose[]): readonly PlannedMount[] =>
    served.filter(({ expose }) => blocks.some(({ at }) => at === expose.at));
  const rest = select(restExposesOf(document));
  return rest.length > 0 ? rest : select(mcpExposesOf(document));
}

const describe = ({ plan, port, mount: { expose } }: PageEndpoint, own: Authentication | undefined): PageAdapter => ({
  plan,
  port,
  isOpen: isOfferedTo(expose, own),
  authentication: expose.authentication,
});

/** A document is shown to callers who may use all of its adapters. */
function findWithheld(
  { planOptions, capability }: PlannedDocument,
  adapters: readonly PageAdapter[],
  own: Authentication | undefined,
): string | undefined {
  if (planOptions.allows !== undefined) return 'the operator offers only a part of it';
  const guarded = [
    ...adapters.flatMap(({ isOpen, plan }) => (isOpen ? [] : [plan.namespace])),
    ...(capability?.document.exposes ?? []).flatMap((expose) =>
      isOfferedTo(expose, own) ? [] : [expose.namespace.text],
    ),
  ];
  if (guarded.length === 0) return undefined;
  return `its adapter "${guarded[0]!}" requires another credential`;
}
