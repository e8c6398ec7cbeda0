import type { PageAdapter, PageSource } from '@naftiko/runtime';
import type { ReachedAddress } from './reached-address.js';

/** Where the callers of an adapter reach it: behind a gateway below the prefix, otherwise at its port. */
export function adapterAddressOf(
  { plan, port }: PageAdapter,
  { planned, adapters }: PageSource,
  reached: ReachedAddress,
): string | undefined {
  if (plan.kind !== 'http' || port === undefined) return undefined;
  const { protocol, hostname, origin, prefix } = reached;
  if (planned.planOptions.behindGateway !== true) return `${protocol}://${hostname}:${port}${plan.entryPath}`;
  const alike = adapters.filter(({ plan: { type } }) => type === plan.type);
  const ending = alike.length > 1 && plan.entryPath !== '' ? `/${plan.namespace}` : '';
  return `${origin}${prefix}${plan.entryPath}${ending}`;
}
