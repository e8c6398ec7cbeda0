import { redactorOf } from '../secrets/searching-redactor.js';
import { secretsOf } from '../secrets/secrets-of.js';
import type { Hide } from './log-hub.js';

/** Shorter values are words like `true` or `8080`, whose masking would make the log unreadable. */
const shortestSecret = 6;

/**
 * Masks the values of secrets anywhere in a text, in any encoding: a last resort, because secrets are not logged in the
 * first place. `undefined`: there is nothing to mask.
 */
export function hideSecrets(variables: ReadonlyMap<string, string>): Hide | undefined {
  const redactor = redactorOf(secretsOf(variables), shortestSecret);
  return redactor === undefined ? undefined : (text) => redactor.text(text);
}
