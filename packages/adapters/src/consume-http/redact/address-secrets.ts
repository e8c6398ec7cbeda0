import type { BaseAddress } from '../plan/base-address.js';

/** Shorter segments are names (`api`, `services`), longer ones may be keys, as in the addresses of webhooks. */
const shortestKey = 16;

/**
 * The values of the environment that are secrets in an address. A value may also supply the address of the upstream
 * itself: its host, its port, or a path of several segments. These are names, which every `Location` repeats; only
 * segments that may be keys count.
 */
export function listAddressSecrets(values: Iterable<string>, { origin, path }: BaseAddress): readonly string[] {
  const { host, hostname, port } = new URL(origin);
  const names = new Set([host, hostname, port]);
  return [...values].flatMap((value) => {
    if (names.has(value.toLowerCase())) return [];
    const rest = value.replace(/^https?:\/\//i, '');
    const isHere = rest.toLowerCase() === host || rest.toLowerCase().startsWith(`${host}/`);
    const written = isHere ? rest.slice(host.length) : value;
    const isPath = written.includes('/') && `${path}/`.includes(written);
    if (!isHere && !isPath) return [value];
    return written.split(/[/?&=]/).filter((segment) => segment.length >= shortestKey);
  });
}
