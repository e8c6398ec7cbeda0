import type { IncomingMessage } from 'node:http';
import { originalTargetOf } from '@naftiko/runtime';

/** The address at which a page was reached, for addresses that it shows. */
export interface ReachedAddress {
  readonly protocol: 'http' | 'https';
  /** Without the port. */
  readonly hostname: string;
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /** The path below which a gateway serves the document; empty without one. */
  readonly prefix: string;
}

/** Reads the address from a request. A `Host` that is not one is replaced by the local address of the connection. */
export function reachedAddressOf(request: IncomingMessage): ReachedAddress {
  const { headers, socket, url = '/' } = request;
  // A proxy in front knows whether its callers use TLS. Only the caller itself sees the result.
  const protocol = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const given = headers.host ?? '';
  const host = /^[\w.:[\]-]{1,255}$/.test(given) ? given : `127.0.0.1:${socket.localPort ?? 80}`;
  const hostname = /^(\[[^\]]*\]|[^:]*)/.exec(host)?.[1] ?? host;
  const original = originalTargetOf(request);
  const prefix = original.endsWith(url) ? original.slice(0, original.length - url.length) : '';
  return { protocol, hostname, origin: `${protocol}://${host}`, prefix };
}
