import type { OpenEndpoint } from './generation.js';
import type { MountedEntry } from '../mount/expose-adapter.js';
import type { OfferedTools } from '../mount/offered-tools.js';
import { urlOf } from './listening-socket.js';

/** An adapter that is served, as data for banners and embedding programs. */
export interface OpenExpose {
  readonly namespace: string;
  readonly type: string;
  /** `undefined` on stdio. */
  readonly url: string | undefined;
  /** The address of its page for people; `undefined`: it has none. */
  readonly pageUrl: string | undefined;
  /** The plural noun for its units: `routes`, `tools`. */
  readonly noun: string;
  /** The number of its units, without broken ones. */
  readonly serves: number;
  /** `POST /v1/things`, for banners. */
  readonly routes: readonly string[];
  /** Other parts that are served, such as prompts; without broken ones. */
  readonly entries: readonly MountedEntry[];
}

/** Describes an open adapter; `pagePath` is the path of its page, if it has one. */
export const describeEndpoint = (endpoint: OpenEndpoint, pagePath?: string): OpenExpose => ({
  namespace: endpoint.plan.namespace,
  type: endpoint.plan.type,
  url: endpoint.kind === 'http' ? urlOf(endpoint.socket) + endpoint.plan.entryPath : undefined,
  pageUrl: endpoint.kind === 'http' && pagePath !== undefined ? urlOf(endpoint.socket) + pagePath : undefined,
  noun: endpoint.plan.noun,
  serves: endpoint.plan.serves,
  routes: endpoint.kind === 'http' ? endpoint.plan.routes : [],
  entries: (endpoint.plan.entries ?? []).filter(({ broken }) => broken === undefined),
});

/** The tools of the adapter of a namespace. */
export function findTools(endpoints: readonly OpenEndpoint[], namespace: string): OfferedTools | undefined {
  const found = endpoints.find(({ plan, kind }) => kind === 'http' && plan.namespace === namespace);
  return found?.kind === 'http' ? found.open.tools : undefined;
}
