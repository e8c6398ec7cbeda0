import { redactorOf } from '../secrets/searching-redactor.js';
import { secretsOf } from '../secrets/secrets-of.js';
import type { MaskText } from './log-hub.js';

/**
 * The length of the shortest value that is masked. Shorter ones are often words such as `true` or `8080`, and masking them
 * would make texts unreadable.
 */
const shortestSecret = 6;

/**
 * Returns a function that masks the values of secrets in a text, in any encoding; `undefined` when there are none of
 * this length. For log lines it is a second protection: they are written without secrets.
 */
export function makeSecretMask(variables: ReadonlyMap<string, string>): MaskText | undefined {
  const redactor = redactorOf(secretsOf(variables), shortestSecret);
  return redactor === undefined ? undefined : (text) => redactor.text(text);
}

/** Masks the secrets of several documents in a text. */
export const maskSecretsOf = (
  documents: readonly { readonly variables: ReadonlyMap<string, string> }[],
  text: string,
) => documents.reduce((shown, { variables }) => makeSecretMask(variables)?.(shown) ?? shown, text);
