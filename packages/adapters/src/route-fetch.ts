import type { Proxies } from '@naftiko/engine';

/**
 * Routes the platform's `fetch` in this process through proxies too: keys and metadata of authorization servers, Vault.
 * Must be called once, by the program that owns the process.
 */
export async function routeFetch(proxies: Proxies | undefined): Promise<void> {
  if (proxies === undefined) return;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  // An empty address disables a proxy; an absent one would be read from the environment.
  const { http = '', https = '', except } = proxies;
  const addresses = { httpProxy: http, httpsProxy: https, noProxy: except.join(',') };
  setGlobalDispatcher(new EnvHttpProxyAgent({ ...addresses, proxyTunnel: false }));
}
