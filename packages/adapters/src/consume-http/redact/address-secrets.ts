import type { BaseAddress } from '../plan/base-address.js';

/**
 * The length from which a segment of an address is treated as a secret, because it may be a key, as in addresses of
 * webhooks. Shorter segments are names such as `api`.
 */
const shortestKey = 16;

/**
 * The secrets to remove from what shows addresses. `values` are all values of variables; one of them can be a part of
 * the address of the upstream (host, port, or a path of several segments), which every `Location` header repeats. Of
 * such a value, only segments that may be keys are treated as secrets.
 */
export function listAddressSecrets(values: Iterable<string>, { origin, path }: BaseAddress): readonly string[] {
  const { host, hostname, port } = new URL(origin);
  const names = new Set([host, hostname, port]);
  return [...values].flatMap((value) => {
    if (names.has(value.toLowerCase())) return [];
    const rest = value.replace(/^https?:\/\//i, '');
    const isAtHost = rest.toLowerCase() === host || rest.toLowerCase().startsWith(`${host}/`);
    const written = isAtHost ? rest.slice(host.length) : value;
    const isPath = written.includes('/') && `${path}/`.includes(written);
    if (!isAtHost && !isPath) return [value];
    return written.split(/[/?&=]/).filter((segment) => segment.length >= shortestKey);
  });
}
