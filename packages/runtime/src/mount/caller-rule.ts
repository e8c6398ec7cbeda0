import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.js';

/** Further hosts and pages that an operator lets call. `*` is any, and counts where callers are checked. */
export interface AllowedCallers {
  /** `mcp.example.com`, for every port, or `mcp.example.com:8443`; lower case. */
  readonly allowHosts: readonly string[];
  /** As browsers send them: `https://chat.example.com`, `vscode-file://vscode-app`, `null`; lower case. */
  readonly allowOrigins: readonly string[];
}

/** The one rule on `Host` and `Origin` of every server. */
export interface CallerRule {
  /** Why a request is refused, with the option that lets it in; `undefined`: it may go on. */
  refusal(request: IncomingMessage): string | undefined;
  /** Whether pages of an origin may read answers: those of this machine, and those that were named. */
  allows(origin: string): boolean;
}

/**
 * Over a loopback address a request has to name this machine as its host, and to come from a page of this machine if it
 * comes from one. A page whose name is made to point at 127.0.0.1 is of one origin with what answers there, to a
 * browser, and any page can send requests there: these two headers tell, and the operator's credentials are not
 * theirs to spend. On other addresses every name may be right. Source: specification 04, a.13.
 */
export function callerRule(
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
    refusal({ headers, socket }) {
      if (!isLoopback(socket.localAddress ?? '')) return undefined;
      const host = (headers.host ?? '').toLowerCase();
      const name = nameIn(host);
      if (!isLoopback(name) && !isNamed(host, name)) {
        return name === ''
          ? 'The request names no host.'
          : `The host "${shown(name)}" is not this machine. Start with --allow-host ${shown(name)} to serve it.`;
      }
      const { origin } = headers;
      // A page that this very server hands out is no other page.
      if (origin === undefined || allows(origin) || authorityOf(origin) === host) return undefined;
      return `Pages of "${shown(origin)}" may not call this server. Start with --allow-origin ${shown(origin)} to let them.`;
    },
  };
}

/** The host of a `Host` header, without its port; empty when it is none. */
const nameIn = (host: string): string => /^(\[[^\]]*\]|[^:]*?)\.?(?::\d*)?$/.exec(host)?.[1] ?? '';

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).hostname : '');

const authorityOf = (origin: string): string | undefined => /^https?:\/\/([^/?#@]+)$/.exec(origin.toLowerCase())?.[1];

/** What a caller sent, short and without what a terminal would take for more than text. */
const shown = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 100);
