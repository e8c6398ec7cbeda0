import { buildConnector, Pool, ProxyAgent, type Agent, type Dispatcher } from 'undici';
import type { Proxy } from './proxy.js';
import { watchConnections } from './watch-socket.js';

/** The size limit of an answer's head. */
export const headLimitBytes = 64 * 1024;

/** Opens keep-alive connections to one origin, through a proxy if one is configured. */
export function openConnections(origin: string, connectTimeoutMs: number, proxy: Proxy | undefined): Dispatcher {
  // One deadline covers the whole exchange (see deadline.ts), so undici's own timeouts are off.
  const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: headLimitBytes };
  const timeout = connectTimeoutMs;
  if (proxy === undefined)
    return new Pool(origin, { ...limits, connect: watchConnections(buildConnector({ timeout })) });
  // The agent passes its options on to an agent of origins, whose `factory` is missing in its types.
  const options: ProxyAgent.Options & Agent.Options = {
    uri: proxy.address,
    ...(proxy.credential === undefined ? {} : { token: proxy.credential }),
    // Unencrypted requests are sent to the proxy itself: many proxies allow only TLS through a tunnel.
    proxyTunnel: false,
    proxyTls: { timeout },
    requestTls: { timeout },
    factory: (address, given) => {
      const { connect } = given as { readonly connect: buildConnector.connector };
      return new Pool(address, { ...given, ...limits, connect: watchConnections(connect) });
    },
  };
  return new ProxyAgent(options);
}
