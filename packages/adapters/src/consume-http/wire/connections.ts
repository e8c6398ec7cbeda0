import { buildConnector, Pool, ProxyAgent, type Agent, type Dispatcher } from 'undici';
import type { Proxy } from './proxy.js';
import type { WireLimits } from './transport.js';
import { watchConnections } from './watch-socket.js';

/** The size limit of an answer's head. */
export const headLimitBytes = 64 * 1024;

/** Opens keep-alive connections to one origin, through a proxy if one is configured. */
export function openConnections(
  origin: string,
  { connectTimeoutMs: timeout, connections }: Pick<WireLimits, 'connectTimeoutMs' | 'connections'>,
  proxy: Proxy | undefined,
): Dispatcher {
  // One deadline applies to the whole exchange (see deadline.ts), so that the timeouts of undici are off.
  const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: headLimitBytes, connections };
  if (proxy === undefined)
    return new Pool(origin, { ...limits, connect: watchConnections(buildConnector({ timeout })) });
  // The proxy agent passes its options on to an agent for origins; its types lack the option `factory` of that agent.
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
