import type { Hide } from './log-hub.js';

/** Shorter values are words like `true` or `8080`, whose masking would make the log unreadable. */
const shortestSecret = 6;

/**
 * Masks the values of secrets anywhere in a text: a last resort, because secrets are not logged in the first place.
 * Values of settings and base URIs are addresses, not secrets. `undefined`: there is nothing to mask.
 */
export function hideSecrets(variables: ReadonlyMap<string, string>): Hide | undefined {
  const secrets = [...variables]
    .filter(([id, value]) => /^(?:environment|bind):/.test(id) && value.length >= shortestSecret)
    .map(([, value]) => value)
    // A secret may contain another one, so longer ones are masked first.
    .sort((left, right) => right.length - left.length);
  if (secrets.length === 0) return undefined;
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
