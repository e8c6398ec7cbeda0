import type { Hide } from './log-hub.js';

/** Shorter values are words like `true` or `8080`: hiding them would hide the log. */
const shortestSecret = 6;

/**
 * Hides what was given as a secret, wherever it stands: the last resort behind the rule that nobody shows one.
 * Values of settings and base URIs are addresses, not secrets. `undefined`: there is nothing to hide.
 */
export function hideSecrets(variables: ReadonlyMap<string, string>): Hide | undefined {
  const secrets = [...variables]
    .filter(([id, value]) => /^(?:environment|bind):/.test(id) && value.length >= shortestSecret)
    .map(([, value]) => value)
    // A secret may hold another one.
    .sort((left, right) => right.length - left.length);
  if (secrets.length === 0) return undefined;
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
