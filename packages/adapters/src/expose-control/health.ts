import type { AdapterState, ControlDesk } from '@naftiko/runtime';
import { json, type ControlAnswer } from './answer.js';

/** Whether the process answers at all. Source: specification 04, c.2. */
export const live = (): ControlAnswer => json(200, { status: 'UP' });

/**
 * Whether everything is served: all adapters but this one are started, and the process is not about to end. Who has
 * shown no credential is told the verdict only. Source: specification 04, c.3.
 */
export function ready(desk: ControlDesk, { verdictOnly }: { readonly verdictOnly: boolean }): ControlAnswer {
  const adapters = desk.adapters();
  const isUp = desk.accepting && adapters.every(({ type, state }) => type === 'control' || state === 'started');
  const verdict = { status: isUp ? 'UP' : 'DEGRADED' };
  return json(isUp ? 200 : 503, verdictOnly ? verdict : { ...verdict, adapters: adapters.map(entryOf) });
}

/** An adapter in a list; members without a value are left out. */
export const entryOf = ({ type, namespace, port, state, reason }: AdapterState): object => ({
  type,
  namespace,
  port,
  state,
  reason,
});
