import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.js';

/** Further hosts and origins that an operator allows. `*` allows all, but only for adapters with an authentication. */
export interface AllowedCallers {
  /** `mcp.example.com`, for every port, or `mcp.example.com:8443`; lower case. */
  readonly allowHosts: readonly string[];
  /** As browsers send them: `https://chat.example.com`, `vscode-file://vscode-app`, `null`; lower case. */
  readonly allowOrigins: readonly string[];
}

/** The check of `Host` and `Origin` that every server applies. */
export interface CallerRule {
  /** The reason why a request is refused, with the option that allows it; `undefined`: it is allowed. */
  findRefusal(request: IncomingMessage): string | undefined;
  /** Whether pages of an origin may read answers: origins on this machine, and configured ones. */
  allows(origin: string): boolean;
}

/**
 * Makes the check for one adapter. On a loopback address, the `Host` of a request must name this machine, and so must
 * its `Origin`, if any. The reason: every web page can send requests to 127.0.0.1, and a page whose host name resolves
 * to that address (DNS rebinding) even has the same origin as the server. Such requests would use the credentials of
 * the operator. These two headers, and `Sec-Fetch-Site` where there is no origin, reveal them. On other addresses any
 * name may be valid, and nothing is refused. Source: specification 04, a.13.
 */
export function makeCallerRule(
  { allowHosts, allowOrigins }: AllowedCallers,
  { checksCallers }: { readonly checksCallers: boolean },
): CallerRule {
  const hosts = new Set(allowHosts);
  const origins = new Set(allowOrigins);
  const anyHost = checksCallers && hosts.has('*');
  const anyOrigin = checksCallers && origins.has('*');
  const isNamed = (host: string, name: string): boolean => anyHost || hosts.has(host) || hosts.has(name);
  const allows = (origin: string): boolean =>
    anyOrigin || origins.has(origin.toLowerCase()) || isLoopback(hostOf(origin));

  // Nearly all requests have the same `Host` and arrive at the same address: each is examined once.
  let allowedHost: string | undefined;
  let loopback: string | undefined;

  const refuseHost = (host: string): string | undefined => {
    const name = nameIn(host);
    if (isLoopback(name) || isNamed(host, name)) return undefined;
    return name === ''
      ? 'The request has no valid Host header.'
      : `The host "${showHeader(name)}" is not this machine. Start with --allow-host ${showHeader(name)} to serve it.`;
  };

  return {
    allows,
    findRefusal({ headers, rawHeaders, socket, url = '/' }) {
      const { localAddress = '' } = socket;
      if (localAddress !== loopback) {
        if (!isLoopback(localAddress)) return undefined;
        loopback = localAddress;
      }
      const host = (headers.host ?? '').toLowerCase();
      // An absolute request target contains a host too, and it takes precedence over `Host` (RFC 9112, section 3.2.2).
      const named = url.startsWith('/') || url === '*' ? undefined : authorityIn(url.toLowerCase());
      const refusal =
        (host === allowedHost ? undefined : refuseHost(host)) ?? (named === undefined ? undefined : refuseHost(named));
      if (refusal !== undefined) return refusal;
      allowedHost = host;
      if (namesSeveralHosts(rawHeaders)) return 'The request has several Host headers.';
      const { origin } = headers;
      if (origin === undefined) {
        // Requests of images, forms and links have no origin, but browsers send `Sec-Fetch-Site`.
        return headers['sec-fetch-site'] === 'cross-site' && !anyOrigin ? anotherSite : undefined;
      }
      // Pages of this server are always allowed.
      if (allows(origin) || authorityOf(origin) === host) return undefined;
      return `Pages of "${showHeader(origin)}" may not call this server. Start with --allow-origin ${showHeader(origin)} to allow them.`;
    },
  };
}

const anotherSite =
  'Pages of other sites may not call this server. Start with --allow-origin <origin> to allow the scripts of one origin.';

/** The authority of an absolute request target; empty for any other text. */
const authorityIn = (url: string): string => /^https?:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';

function namesSeveralHosts(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count > 1;
}

/** The host of a `Host` header, without the port; empty when the header is malformed. */
const nameIn = (host: string): string => /^(\[[^\]]*\]|[^:]*?)\.?(?::\d*)?$/.exec(host)?.[1] ?? '';

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).hostname : '');

const authorityOf = (origin: string): string | undefined => /^https?:\/\/([^/?#@]+)$/.exec(origin.toLowerCase())?.[1];

/** A header value for messages: shortened, and without control characters. */
const showHeader = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 100);
