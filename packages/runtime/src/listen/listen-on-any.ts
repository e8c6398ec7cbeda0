import type { Peers } from '../workers/peers.js';
import { listen, type ListenResult, type ListenOptions } from './listener.js';

/** By what processes recognise a socket that they share. */
export interface SharedSocketKey {
  /** `undefined`: this process serves alone. */
  readonly peers: Peers | undefined;
  /** The same in every process. */
  readonly key: string;
}

/**
 * Opens a socket on its port, or on the next free one up to `lastPort`. Processes that share the socket use the same port.
 * The result of a failure has the port that was tried last.
 */
export async function listenOnAny(
  options: ListenOptions,
  lastPort: number,
  { peers, key }: SharedSocketKey,
): Promise<ListenResult & { readonly port: number }> {
  if (peers !== undefined) return listenShared(options, lastPort, peers, key);
  let { port } = options;
  let listened = await listen(options);
  while (!listened.ok && listened.code === 'EADDRINUSE' && port < lastPort) {
    port += 1;
    listened = await listen({ ...options, port });
  }
  return { ...listened, port };
}

async function listenShared(
  options: ListenOptions,
  lastPort: number,
  peers: Peers,
  key: string,
): Promise<ListenResult & { readonly port: number }> {
  const { address, port: firstPort } = options;
  const reserved = await peers.reservePort({ key, address, port: firstPort, lastPort });
  if (!reserved.ok) return { ...reserved, port: lastPort };
  const { port } = reserved;
  const listened = await listen({ ...options, port });
  if (!listened.ok) {
    peers.releasePort(key);
    return { ...listened, port };
  }
  const { listener } = listened;
  const close: typeof listener.close = (...grace) => listener.close(...grace).finally(() => peers.releasePort(key));
  return { ok: true, listener: { ...listener, close }, port };
}
