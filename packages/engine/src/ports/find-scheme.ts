import { diagnose, writtenTypeOf, type Authentication, type Diagnostic } from '@naftiko/spec';
import type { AuthScheme } from './auth-scheme.js';

/** The scheme of an authentication; `undefined` for one that cannot be read, whatever it is called. */
export const findScheme = (authentication: Authentication, schemes: readonly AuthScheme[]): AuthScheme | undefined =>
  authentication.type === 'unknown' ? undefined : schemes.find(({ type }) => type === writtenTypeOf(authentication));

/** What to say of an authentication that nothing performs in that direction. */
export const reportUnsupportedScheme = (authentication: Authentication): Diagnostic =>
  diagnose('auth-unsupported', authentication.at, {
    type: writtenTypeOf(authentication),
    known: authentication.type === 'unknown' ? authentication.known : undefined,
  });
