import { compactVerify, decodeProtectedHeader, errors, type CompactVerifyResult, type LocalJWKSet } from 'jose';
import { memberOf, parseJson } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { withoutSlash } from './oauth2-discovery.js';
import { PublishedKeys } from './oauth2-keys.js';

/** The conditions that a token must satisfy. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** The token must have all of them. */
  readonly scopes: readonly string[];
}

/** The reason why a token is rejected, as it is sent to the caller. */
export type TokenFault =
  | 'Token validation failed'
  | 'Signature verification failed'
  | 'Token expired'
  | 'Token not yet valid'
  | 'Invalid issuer'
  | 'Invalid audience';

export type TokenFinding =
  | { readonly kind: 'valid'; readonly callers: readonly string[] }
  | { readonly kind: 'invalid'; readonly fault: TokenFault; readonly warning?: string }
  | { readonly kind: 'scope-missing'; readonly scope: string };

/** Allowed clock difference in seconds. */
const toleranceS = 60;

/**
 * Algorithms with public keys only: a token that is unsigned, or signed with a shared secret, does not prove who issued
 * it.
 */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

/**
 * Checks signed access tokens with the keys of their issuer: form, signature, times, issuer, audience, scopes; the
 * first check that fails decides. Never rejects. Source: specification 03, section 13.1; RFC 9068.
 */
export function createTokenCheck(rules: TokenRules, now: () => number): (token: string) => Promise<TokenFinding> {
  const published = new PublishedKeys(rules.issuer, now);
  return async (token) => {
    const header = headerOf(token);
    if (header === undefined || header.alg === 'none') return rejectToken('Token validation failed');
    if (!algorithms.includes(header.alg ?? '')) return rejectToken('Signature verification failed');

    const keys = await published.find(header.kid);
    if (!keys.ok) {
      const finding = rejectToken('Token validation failed');
      return keys.reason === undefined ? finding : { ...finding, warning: keys.reason };
    }
    const verified = await verifyWith(keys.select, token);
    if (typeof verified === 'string') return rejectToken(verified);
    const claims = parseJson(new TextDecoder().decode(verified.payload));
    return checkClaims(claims, rules, now() / 1000);
  };
}

const rejectToken = (fault: TokenFault) => ({ kind: 'invalid', fault }) as const;

function headerOf(token: string): ReturnType<typeof decodeProtectedHeader> | undefined {
  if (token.split('.').length !== 3) return undefined;
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

async function verifyWith(keys: LocalJWKSet, token: string): Promise<CompactVerifyResult | TokenFault> {
  try {
    return await compactVerify(token, keys, { algorithms });
  } catch (cause) {
    // During a key rotation several keys can fit a token without a key id.
    if (cause instanceof errors.JWKSMultipleMatchingKeys) return verifyWithAny(cause, token);
    return cause instanceof errors.JWSInvalid ? 'Token validation failed' : 'Signature verification failed';
  }
}

async function verifyWithAny(
  candidates: InstanceType<typeof errors.JWKSMultipleMatchingKeys>,
  token: string,
): Promise<CompactVerifyResult | TokenFault> {
  for await (const key of candidates) {
    try {
      return await compactVerify(token, key, { algorithms });
    } catch {
      // Another key may fit.
    }
  }
  return 'Signature verification failed';
}

function checkClaims(claims: Json | undefined, { issuer, audience, scopes }: TokenRules, nowS: number): TokenFinding {
  const exp = memberOf(claims, 'exp');
  const nbf = memberOf(claims, 'nbf');
  const iss = memberOf(claims, 'iss');
  const aud = memberOf(claims, 'aud');
  // A token without an expiry is rejected.
  if (typeof exp !== 'number') return rejectToken('Token validation failed');
  if (exp + toleranceS <= nowS) return rejectToken('Token expired');
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf - toleranceS > nowS))
    return rejectToken('Token not yet valid');
  if (typeof iss !== 'string' || withoutSlash(iss) !== withoutSlash(issuer)) return rejectToken('Invalid issuer');
  if (!(Array.isArray(aud) ? aud : [aud]).includes(audience)) return rejectToken('Invalid audience');

  const granted = new Set([...scopesIn(memberOf(claims, 'scope')), ...scopesIn(memberOf(claims, 'scp'))]);
  const missing = scopes.find((scope) => !granted.has(scope));
  if (missing !== undefined) return { kind: 'scope-missing', scope: missing };
  const callers = [memberOf(claims, 'sub'), ...granted].filter((name) => typeof name === 'string');
  return { kind: 'valid', callers };
}

/** The scopes of a claim: one string with spaces, or a list. */
const scopesIn = (claim: Json | undefined): readonly Json[] =>
  typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
