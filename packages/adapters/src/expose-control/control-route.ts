import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RuntimeServices, ServedRequest } from '@naftiko/runtime';
import type { Answer } from './answer.js';
import type { LogStreams } from './log-streams.js';

/** One route of the control API. */
export interface ControlRoute {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** A last segment in braces matches any one segment: `/traces/{traceId}`. */
  readonly path: string;
  /** `undefined`: the route writes the response itself. */
  serve(call: ControlCall): Answer | undefined | Promise<Answer | undefined>;
}

/** A request on its route. */
export interface ControlCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: ServedRequest;
  readonly query: URLSearchParams;
  /** The decoded text of the segment in braces; empty for a path without one. */
  readonly segment: string;
  /** Whether the caller is authenticated. False only for health probes without a credential. */
  readonly known: boolean;
  readonly services: RuntimeServices;
  readonly streams: LogStreams;
}

/** The result of routing a request. */
export type Routed =
  | { readonly kind: 'found'; readonly route: ControlRoute; readonly segment: string }
  | { readonly kind: 'wrong-method'; readonly allow: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

/**
 * Finds the route of a request. HEAD uses the route of GET. A path without braces takes precedence over one with
 * braces.
 */
export function findRoute(routes: readonly ControlRoute[], method: string, path: string): Routed {
  const exact = routes.filter((route) => route.path === path);
  const matching = exact.length > 0 ? exact : routes.filter((route) => isPatternOf(route.path, path));
  if (matching.length === 0) return { kind: 'missing' };
  const wanted = method === 'HEAD' ? 'GET' : method;
  const route = matching.find((one) => one.method === wanted);
  if (route === undefined) {
    const allowed = matching.flatMap((one) => (one.method === 'GET' ? ['GET', 'HEAD'] : [one.method]));
    return { kind: 'wrong-method', allow: allowed.join(', ') };
  }
  try {
    const segment = exact.length > 0 ? '' : decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    return { kind: 'found', route, segment };
  } catch {
    return { kind: 'malformed' };
  }
}

function isPatternOf(pattern: string, path: string): boolean {
  if (!pattern.endsWith('}')) return false;
  const head = pattern.slice(0, pattern.lastIndexOf('/') + 1);
  return path.startsWith(head) && path.length > head.length && !path.slice(head.length).includes('/');
}
