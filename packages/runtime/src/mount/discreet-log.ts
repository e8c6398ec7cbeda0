import type { Log } from './expose-adapter.js';

/** Shorter values are words like `true` or `8080`: hiding them would hide the log. */
const shortestSecret = 6;

/**
 * A log that never shows what was given as a secret, whoever writes to it: the last resort behind the rule that
 * nobody does. Values of settings and base URIs are addresses, not secrets.
 */
export function discreetLog(log: Log, variables: ReadonlyMap<string, string>): Log {
  const secrets = [...variables]
    .filter(([id, value]) => /^(?:environment|bind):/.test(id) && value.length >= shortestSecret)
    .map(([, value]) => value)
    // A secret may hold another one.
    .sort((left, right) => right.length - left.length);
  if (secrets.length === 0) return log;
  const hide = (text: string): string => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  const hideIn = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value);
    if (Array.isArray(value)) return value.map(hideIn);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hideIn(member)]));
  };
  const through =
    (write: Log['info']): Log['info'] =>
    (message, fields) => {
      write(hide(message), hideIn(fields ?? {}) as Readonly<Record<string, unknown>>);
    };
  return { debug: through(log.debug), info: through(log.info), warn: through(log.warn), error: through(log.error) };
}
