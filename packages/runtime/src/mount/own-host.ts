import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.js';

/**
 * Whether a request that came over a loopback address names this machine as its host. A web page whose name is made to
 * point at 127.0.0.1 is of one origin with what answers there, to a browser: only this header gives it away. On other
 * addresses every name may be right. Source: specification 04, a.13.
 */
export function isForOwnHost({ headers: { host = '' }, socket }: IncomingMessage): boolean {
  if (!isLoopback(socket.localAddress ?? '')) return true;
  const named = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host)?.[1] ?? '';
  return isLoopback(named.toLowerCase());
}
