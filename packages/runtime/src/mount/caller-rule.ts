import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.js';

/** Further hosts and origins that an operator allows. `*` is any, and applies only where callers are checked. */
export interface AllowedCallers {
  /** `mcp.example.com`, for every port, or `mcp.example.com:8443`; lower case. */
  readonly allowHosts: readonly string[];
  /** As browsers send them: `https://chat.example.com`, `vscode-file://vscode-app`, `null`; lower case. */
  readonly allowOrigins: readonly string[];
}

/** The one rule on `Host` and `Origin` of every server. */
export interface CallerRule {
  /** Why a request is refused, with the option that allows it; `undefined`: it is allowed. */
  findRefusal(request: IncomingMessage): string | undefined;
  /** Whether pages of an origin may read answers: those of this machine, and configured ones. */
  allows(origin: string): boolean;
}

/**
 * On a loopback address the `Host` of a request must be this machine, and so must its `Origin`, if any. Any web page can
 * send requests to 127.0.0.1, and a page whose host name resolves to it (DNS rebinding) has the same origin as the
 * server; these two headers reveal such requests, which would use the credentials of the operator. On other addresses
 * any name may be valid. Source: specification 04, a.13.
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

  return {
    allows,
    findRefusal({ headers, socket }) {
      if (!isLoopback(socket.localAddress ?? '')) return undefined;
      const host = (headers.host ?? '').toLowerCase();
      const name = nameIn(host);
      if (!isLoopback(name) && !isNamed(host, name)) {
        return name === ''
          ? 'The request names no host.'
          : `The host "${showHeader(name)}" is not this machine. Start with --allow-host ${showHeader(name)} to serve it.`;
      }
      const { origin } = headers;
      // Pages of this server are always allowed.
      if (origin === undefined || allows(origin) || authorityOf(origin) === host) return undefined;
      return `Pages of "${showHeader(origin)}" may not call this server. Start with --allow-origin ${showHeader(origin)} to let them.`;
    },
  };
}

/** The host of a `Host` header, without its port; empty when it is malformed. */
const nameIn = (host: string): string => /^(\[[^\]]*\]|[^:]*?)\.?(?::\d*)?$/.exec(host)?.[1] ?? '';

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).hostname : '');

const authorityOf = (origin: string): string | undefined => /^https?:\/\/([^/?#@]+)$/.exec(origin.toLowerCase())?.[1];

/** A value of a caller, shortened and without control characters. */
const showHeader = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 100);
