import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.js';

/** Further hosts and origins that an operator allows. `*` is any, and applies only where callers are checked. */
export interface AllowedCallers {
  /** `mcp.example.com`, for every port, or `mcp.example.com:8443`; lower case. */
  readonly allowHosts: readonly string[];
  /** As browsers send them: `https://chat.example.com`, `vscode-file://vscode-app`, `null`; lower case. */
  readonly allowOrigins: readonly string[];
}

/** The check of `Host` and `Origin` that every server applies. */
export interface CallerRule {
  /** Why a request is refused, with the option that allows it; `undefined`: it is allowed. */
  findRefusal(request: IncomingMessage): string | undefined;
  /** Whether pages of an origin may read answers: those of this machine, and configured ones. */
  allows(origin: string): boolean;
}

/**
 * On a loopback address the `Host` of a request must be this machine, and so must its `Origin`, if any. Any web page can
 * send requests to 127.0.0.1, and a page whose host name resolves to it (DNS rebinding) has the same origin as the
 * server; these two headers, and `Sec-Fetch-Site` where there is no origin, reveal such requests, which would use the
 * credentials of the operator. On other addresses any name may be valid. Source: specification 04, a.13.
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

  const refuseHost = (host: string): string | undefined => {
    const name = nameIn(host);
    if (isLoopback(name) || isNamed(host, name)) return undefined;
    return name === ''
      ? 'The request names no host.'
      : `The host "${showHeader(name)}" is not this machine. Start with --allow-host ${showHeader(name)} to serve it.`;
  };

  return {
    allows,
    findRefusal({ headers, rawHeaders, socket, url = '/' }) {
      if (!isLoopback(socket.localAddress ?? '')) return undefined;
      const host = (headers.host ?? '').toLowerCase();
      // An absolute target names the host as well, and servers have to prefer it (RFC 9112, section 3.2.2).
      const named = url.startsWith('/') || url === '*' ? undefined : authorityIn(url.toLowerCase());
      const refusal = refuseHost(host) ?? (named === undefined ? undefined : refuseHost(named));
      if (refusal !== undefined) return refusal;
      if (namesSeveralHosts(rawHeaders)) return 'The request names no host, but several.';
      const { origin } = headers;
      if (origin === undefined) {
        // Images, forms and links of other sites send no origin, but browsers say where they come from.
        return headers['sec-fetch-site'] === 'cross-site' && !anyOrigin ? anotherSite : undefined;
      }
      // Pages of this server are always allowed.
      if (allows(origin) || authorityOf(origin) === host) return undefined;
      return `Pages of "${showHeader(origin)}" may not call this server. Start with --allow-origin ${showHeader(origin)} to let them.`;
    },
  };
}

const anotherSite =
  'Pages of other sites may not call this server. Start with --allow-origin <origin> to let those of an origin call it by script.';

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

/** The host of a `Host` header, without its port; empty when it is malformed. */
const nameIn = (host: string): string => /^(\[[^\]]*\]|[^:]*?)\.?(?::\d*)?$/.exec(host)?.[1] ?? '';

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).hostname : '');

const authorityOf = (origin: string): string | undefined => /^https?:\/\/([^/?#@]+)$/.exec(origin.toLowerCase())?.[1];

/** A value of a caller, shortened and without control characters. */
const showHeader = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 100);
