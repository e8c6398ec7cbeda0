import type { IncomingMessage } from 'node:http';

/** The targets of requests from which a prefix has been removed. */
const originals = new WeakMap<IncomingMessage, string>();

/** Replaces the target of a request, for a handler that serves it without a prefix. */
export function replaceTarget(request: IncomingMessage, target: string): void {
  if (!originals.has(request)) originals.set(request, request.url ?? '/');
  request.url = target;
}

/** The target as the caller sent it, for log lines and for credentials that sign it. */
export const originalTargetOf = (request: IncomingMessage): string => originals.get(request) ?? request.url ?? '/';
