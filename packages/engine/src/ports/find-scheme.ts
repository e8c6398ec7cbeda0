import { diagnose, writtenTypeOf, type Authentication, type Diagnostic } from '@naftiko/spec';
import type { AuthScheme } from './auth-scheme.js';

/** The scheme that performs an authentication; `undefined` for an unknown type, and for a block that cannot be read. */
export const findScheme = (authentication: Authentication, schemes: readonly AuthScheme[]): AuthScheme | undefined =>
  authentication.type === 'unknown' ? undefined : schemes.find(({ type }) => type === writtenTypeOf(authentication));

/** The diagnostic of an authentication that no scheme performs for requests to an upstream, or for callers. */
export const reportUnsupportedScheme = (authentication: Authentication): Diagnostic =>
  diagnose('auth-unsupported', authentication.at, {
    type: writtenTypeOf(authentication),
    known: authentication.type === 'unknown' ? authentication.known : undefined,
  });
