import { redactorOf } from '../secrets/redactor.js';
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
export const hideSecrets = (variables: ReadonlyMap<string, string>): Hide | undefined =>
  redactorOf(secretsOf(variables), shortestSecret)?.text;
