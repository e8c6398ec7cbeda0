import type { Proxies } from '@naftiko/engine';

/**
 * Sends what the platform's `fetch` asks for in this process through proxies too: keys and metadata of authorization
 * servers, Vault. Called once, by the program that owns the process.
 */
export async function routeFetch(proxies: Proxies | undefined): Promise<void> {
  if (proxies === undefined) return;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  // An empty address stands for none; an absent one would be taken from the environment.
  const { http = '', https = '', except } = proxies;
  const addresses = { httpProxy: http, httpsProxy: https, noProxy: except.join(',') };
  setGlobalDispatcher(new EnvHttpProxyAgent({ ...addresses, proxyTunnel: false }));
}
