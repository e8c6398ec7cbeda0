import { listenOnAny } from '../listen/listen-on-any.js';
import type { Listener } from '../listen/listener.js';
import type { Log } from '../logs/log.js';
import { RateLimitedWarnings } from '../logs/rate-limited-warnings.js';
import type { HttpMountPlan } from '../mount/expose-adapter.js';
import { loopbackAddress, choosePort, type RunOptions } from '../run-options.js';

/** A socket of a capability. It outlives the generations that handle its requests. */
export interface ListeningSocket {
  readonly key: string;
  /** The address it listens on: `--host` of the operator, else loopback. */
  readonly address: string;
  readonly listener: Listener;
}

export type SocketOpening =
  | { readonly ok: true; readonly socket: ListeningSocket }
  | {
      readonly ok: false;
      readonly code: string;
      readonly reason: string;
      readonly address: string;
      readonly port: number;
    };

/**
 * The key by which a reload finds the socket of a mount: the port, or the namespace when the system chooses the port.
 */
export function socketKeyOf(plan: HttpMountPlan, options: RunOptions): string {
  const port = choosePort(plan, options);
  if (mayMove(plan, options)) return `from ${port} ${plan.namespace}`;
  return port === 0 ? `free ${plan.namespace}` : String(port);
}

/** How many ports are tried after that of a document. */
const maxPorts = 100;

/** Opens a socket without a handler. Requests wait until it has one. `file` is that of the document. */
export async function openSocket(
  plan: HttpMountPlan,
  options: RunOptions,
  log: Log,
  file: string,
): Promise<SocketOpening> {
  const port = choosePort(plan, options);
  const lastPort = mayMove(plan, options) ? Math.min(65_535, port + maxPorts) : port;
  const { host = loopbackAddress, keepAliveMs, serverLimits: limits, peers } = options;
  const { namespace } = plan;
  const warnings = new RateLimitedWarnings(log);
  // The address that a document declares is not used; only --host of the operator opens a port to the network.
  const listening = {
    address: host,
    port,
    keepAliveMs,
    limits,
    onError: ({ message: reason }: Error): void => warnings.warn('listener', { namespace, reason }, reason),
    onRefused: (reason: string): void => warnings.warn('callers refused', { namespace, reason }, reason),
  };
  const key = socketKeyOf(plan, options);
  const listened = await listenOnAny(listening, lastPort, { peers, key: `${file} ${key}` });
  if (!listened.ok)
    return { ok: false, code: listened.code, reason: listened.reason, address: host, port: listened.port };
  return { ok: true, socket: { key, address: host, listener: listened.listener } };
}

/** Whether the port of the document is where the search for a free one begins. */
const mayMove = (plan: HttpMountPlan, options: RunOptions): boolean =>
  options.nextFreePort && plan.port !== 0 && !options.ports.has(plan.namespace) && !options.ports.has('*');

export const urlOf = ({ address, listener: { port } }: ListeningSocket): string => originOf(address, port);

/** The address of a listener as people open it. */
export function originOf(address: string, port: number): string {
  const shown = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
