import { mcpExposesOf, restExposesOf, type Authentication, type Expose } from '@naftiko/spec';
import type { HttpMountPlan, MountPlan, OpenMount } from '../mount/expose-adapter.js';
import { isOfferedTo } from '../mount/offered-skills.js';
import type { PlannedDocument, PlannedMount } from '../plan/planned-document.js';
import type { PageAdapter } from './pages.js';

/** An adapter of an open document. */
export type PageEndpoint = { readonly mount: PlannedMount; readonly port: number | undefined } & (
  | { readonly kind: 'http'; readonly plan: HttpMountPlan; readonly open: OpenMount }
  | { readonly kind: 'stdio'; readonly plan: MountPlan }
);

/** The adapters that have pages: those of REST over HTTP; in a document without these, those of MCP. */
export function listMountsWithPages(
  { capability }: PlannedDocument,
  endpoints: readonly PageEndpoint[],
): readonly PlannedMount[] {
  if (capability === undefined) return [];
  const { document } = capability;
  const served = endpoints.flatMap(({ kind, mount }) => (kind === 'http' ? [mount] : []));
  const select = (blocks: readonly Expose[]): readonly PlannedMount[] =>
    served.filter(({ expose }) => blocks.some(({ at }) => at === expose.at));
  const rest = select(restExposesOf(document));
  return rest.length > 0 ? rest : select(mcpExposesOf(document));
}

/** An adapter as readers with the credential of another one may see it. */
export const describeAdapter = (
  { plan, port, mount: { expose } }: PageEndpoint,
  own: Authentication | undefined,
): PageAdapter => ({
  plan,
  port,
  isOpen: isOfferedTo(expose, own),
  authentication: expose.authentication,
});

/** Why a document is not shown; `undefined`: its readers may use all of its adapters. */
export function findWithheld(
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
