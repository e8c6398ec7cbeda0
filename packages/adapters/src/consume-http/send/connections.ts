import { buildConnector, Pool, ProxyAgent, type Agent, type Dispatcher } from 'undici';
import type { Proxy } from './proxy.js';
import { watching } from './watch-socket.js';

/** The largest head of an answer that is read. */
export const headLimitBytes = 64 * 1024;

/** Opens keep-alive connections to one origin, through a proxy where there is one. */
export function openConnections(origin: string, connectTimeoutMs: number, proxy: Proxy | undefined): Dispatcher {
  // One deadline spans the whole exchange (see deadline.ts), so the timeouts of its parts are off.
  const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: headLimitBytes };
  const timeout = connectTimeoutMs;
  if (proxy === undefined) return new Pool(origin, { ...limits, connect: watching(buildConnector({ timeout })) });
  // The agent hands its options on to an agent of origins, whose `factory` its types leave out.
  const options: ProxyAgent.Options & Agent.Options = {
    uri: proxy.address,
    ...(proxy.credential === undefined ? {} : { token: proxy.credential }),
    // What is not encrypted is asked of the proxy itself: many let nothing but TLS through a tunnel.
    proxyTunnel: false,
    proxyTls: { timeout },
    requestTls: { timeout },
    factory: (address, given) => {
      const { connect } = given as { readonly connect: buildConnector.connector };
      return new Pool(address, { ...given, ...limits, connect: watching(connect) });
    },
  };
  return new ProxyAgent(options);
}
