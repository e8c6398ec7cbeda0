import { redactorOf } from '../secrets/searching-redactor.js';
import { secretsOf } from '../secrets/secrets-of.js';
import type { Hide } from './log-hub.js';

/**
 * The shortest value that is masked. Shorter ones are often words such as `true` or `8080`, and masking them would make
 * the log unreadable.
 */
const shortestSecret = 6;

/**
 * Masks the values of secrets anywhere in a text, in any encoding. A second protection: log lines are built without
 * secrets. `undefined`: there is nothing to mask.
 */
export function hideSecrets(variables: ReadonlyMap<string, string>): Hide | undefined {
  const redactor = redactorOf(secretsOf(variables), shortestSecret);
  return redactor === undefined ? undefined : (text) => redactor.text(text);
}
