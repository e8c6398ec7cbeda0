import { listen, type Listener } from '../listen/listener.js';
import type { Log } from '../logs/log.js';
import type { HttpMountPlan } from '../mount/expose-adapter.js';
import { loopbackAddress, type RunOptions } from '../run-options.js';

/** A socket of a capability. It outlives the generations whose handlers sit on it. */
export interface Seat {
  readonly key: string;
  /** As the operator gave it, or loopback. */
  readonly address: string;
  readonly listener: Listener;
}

export type Seating =
  | { readonly ok: true; readonly seat: Seat }
  | {
      readonly ok: false;
      readonly code: string;
      readonly reason: string;
      readonly address: string;
      readonly port: number;
    };

/** Where a mount listens. A fixed port belongs to whoever asks for it; a free one to the namespace that got it. */
export function seatKey(plan: HttpMountPlan, options: RunOptions): string {
  const port = portFor(plan, options);
  return port === 0 ? `free ${plan.namespace}` : String(port);
}

/** Opens a socket on which nobody sits yet: what comes before the first handler is answered 503. */
export async function openSeat(plan: HttpMountPlan, options: RunOptions, log: Log): Promise<Seating> {
  // What a document asks for never opens it to the network; only the operator's --host does.
  const address = options.host ?? loopbackAddress;
  const port = portFor(plan, options);
  const listening = await listen(
    address,
    port,
    (_, response) => void response.writeHead(503, { 'Retry-After': '1' }).end(),
    (cause) => log.warn('listener', { namespace: plan.namespace, reason: cause.message }),
  );
  if (!listening.ok) return { ok: false, code: listening.code, reason: listening.reason, address, port };
  return { ok: true, seat: { key: seatKey(plan, options), address, listener: listening.listener } };
}

/** The port an adapter asks for: the operator's, else the document's. */
export const portFor = (plan: HttpMountPlan, { ports }: RunOptions): number => ports.get(plan.namespace) ?? plan.port;

export function urlOf({ address, listener: { port } }: Seat): string {
  const shown = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
