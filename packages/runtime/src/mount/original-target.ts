import type { IncomingMessage } from 'node:http';

/** The targets of requests from which a gateway has removed a prefix. */
const originals = new WeakMap<IncomingMessage, string>();

/** Replaces the target of a request, for a handler that serves it without the prefix of its document. */
export function replaceTarget(request: IncomingMessage, target: string): void {
  originals.set(request, request.url ?? '/');
  request.url = target;
}

/** The target as the caller sent it, for log lines and for credentials that sign it. */
export const originalTargetOf = (request: IncomingMessage): string => originals.get(request) ?? request.url ?? '/';
