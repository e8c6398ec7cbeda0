import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from a page of this server, or from a client that is not a browser. Unlike the rule for
 * adapters, no option allows other origins, and it applies on every address.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host = '' } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
