import { memberOf } from '@naftiko/engine';
import { fetchJson } from '@naftiko/runtime';
import type { Json } from '@naftiko/spec';

/** The address of the keys of an authorization server, or the reason why it is unknown. */
export type KeysAddress =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly reason: string };

/**
 * Finds the address at which an authorization server publishes its keys. It reads the metadata documents of the server
 * in order, until one contains that address.
 *
 * A metadata document of another issuer is ignored, and the keys of an https issuer must be served over https. Source:
 * RFC 8414, sections 3 and 3.3; OpenID Connect Discovery 1.0, section 4.
 */
export async function discoverKeys(issuer: string, signal: AbortSignal): Promise<KeysAddress> {
  const reasons: string[] = [];
  for (const address of metadataAddressesOf(issuer)) {
    const answer = await fetchJson(address, { signal });
    const read = !answer.ok
      ? answer.reason
      : answer.status === 200
        ? readMetadata(answer.value, issuer)
        : `it answered ${answer.status}`;
    if (read instanceof URL) return { ok: true, address: read.href };
    reasons.push(`${address}: ${read}`);
  }
  return { ok: false, reason: reasons.join('; ') };
}

/** An issuer without a trailing slash, for comparisons. */
export const withoutSlash = (issuer: string): string => issuer.replace(/\/$/, '');

/**
 * The addresses of the metadata documents: the well-known path is appended to the issuer (OpenID Connect Discovery),
 * then inserted before the path of the issuer (RFC 8414).
 */
export function metadataAddressesOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer);
  const path = withoutSlash(pathname);
  const names = ['oauth-authorization-server', 'openid-configuration'];
  return [
    ...names.map((name) => `${origin}${path}/.well-known/${name}`),
    ...(path === '' ? [] : names.map((name) => `${origin}/.well-known/${name}${path}`)),
  ];
}

function readMetadata(description: Json | undefined, issuer: string): URL | string {
  const described = memberOf(description, 'issuer');
  if (typeof described === 'string' && withoutSlash(described) !== withoutSlash(issuer)) {
    return 'it describes another issuer';
  }
  const address = memberOf(description, 'jwks_uri');
  if (typeof address !== 'string' || !URL.canParse(address)) return 'it names no "jwks_uri"';
  const keys = new URL(address);
  const allowed = new URL(issuer).protocol === 'https:' ? ['https:'] : ['https:', 'http:'];
  return allowed.includes(keys.protocol) ? keys : 'its "jwks_uri" is not an https address';
}
