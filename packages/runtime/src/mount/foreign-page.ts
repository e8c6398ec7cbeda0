import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.js';

/**
 * Whether a web page from elsewhere makes this request to a server on this machine: it would spend credentials that
 * belong to whoever started the server. Pages of this machine, and callers that are no browsers, have nothing to fear.
 */
export function isForeignPage({ headers: { origin }, socket }: IncomingMessage): boolean {
  if (origin === undefined || !isLoopback(socket.localAddress ?? '')) return false;
  const host = URL.canParse(origin) ? new URL(origin).hostname : '';
  return !isLoopback(host);
}
