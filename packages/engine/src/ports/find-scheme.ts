import { diagnose, declaredTypeOf, type Authentication, type Diagnostic } from '@naftiko/spec';
import type { AuthScheme } from './auth-scheme.js';

/** The scheme for the type of an authentication; `undefined` when no scheme has that type. */
export const findScheme = (authentication: Authentication, schemes: readonly AuthScheme[]): AuthScheme | undefined =>
  authentication.type === 'unknown' ? undefined : schemes.find(({ type }) => type === declaredTypeOf(authentication));

/**
 * The diagnostic of an authentication whose type no scheme supports in this direction (towards upstreams, or for
 * callers).
 */
export const reportUnsupportedScheme = (authentication: Authentication): Diagnostic =>
  diagnose('auth-unsupported', authentication.at, {
    type: declaredTypeOf(authentication),
    known: authentication.type === 'unknown' ? authentication.known : undefined,
  });
