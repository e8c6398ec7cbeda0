import { memberOf } from '@naftiko/engine';
import { fetchJson } from '@naftiko/runtime';
import type { Json } from '@naftiko/spec';

/** The address of an authorization server's keys, or why it is unknown. */
export type KeysAddress =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly reason: string };

/**
 * Asks an authorization server where it publishes its keys: the first description that names them is used.
 *
 * A description of another issuer is ignored, and the keys of an https issuer must be served over https.
 * Source: RFC 8414, sections 3 and 3.3; OpenID Connect Discovery 1.0, section 4.
 */
export async function discoverKeys(issuer: string, signal: AbortSignal): Promise<KeysAddress> {
  const reasons: string[] = [];
  for (const address of descriptionsOf(issuer)) {
    const answer = await fetchJson(address, { signal });
    const read = !answer.ok
      ? answer.reason
      : answer.status === 200
        ? readDescription(answer.value, issuer)
        : `it answered ${answer.status}`;
    if (read instanceof URL) return { ok: true, address: read.href };
    reasons.push(`${address}: ${read}`);
  }
  return { ok: false, reason: reasons.join('; ') };
}

/** An issuer in comparable form: without a trailing slash. */
export const withoutSlash = (issuer: string): string => issuer.replace(/\/$/, '');

/** Appended to the issuer as in OpenID Connect Discovery, then inserted before its path as in RFC 8414. */
export function descriptionsOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer);
  const path = withoutSlash(pathname);
  const names = ['oauth-authorization-server', 'openid-configuration'];
  return [
    ...names.map((name) => `${origin}${path}/.well-known/${name}`),
    ...(path === '' ? [] : names.map((name) => `${origin}/.well-known/${name}${path}`)),
  ];
}

function readDescription(description: Json | undefined, issuer: string): URL | string {
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
