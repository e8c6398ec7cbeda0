import { isCredentialName, redactorOf } from '@naftiko/runtime';
import { encodeSegment } from '../request/percent-encoding.js';

/** The length of the shortest value that is treated as a secret. Shorter values occur in many texts. */
const shortestSecret = 4;

/** The length from which a secret is also found inside a segment. */
const shortestPart = 8;

/** Returns a function that masks secrets in texts, in any encoding. */
export function maskerOf(secrets: readonly string[]): (text: string) => string {
  const redactor = redactorOf(secrets, shortestSecret);
  return redactor === undefined ? (text) => text : (text) => redactor.text(text);
}

/**
 * Removes the query parameters whose value is a secret from an address; the rest is unchanged.
 *
 * The redirect of an upstream may repeat the query of the request, with the credential in it.
 */
export function withoutSecretParameters(address: string, secrets: Iterable<string>): string {
  const parts = /^([^?#]*)\?([^#]*)((?:#.*)?)$/s.exec(address);
  if (parts === null) return address;
  const hidden = new Set([...secrets].filter((secret) => secret.length >= shortestSecret));
  const [, before = '', query = '', fragment = ''] = parts;
  const pairs = query.split('&');
  const kept = pairs.filter((pair) => ![...new URLSearchParams(pair).values()].some((value) => hidden.has(value)));
  if (kept.length === pairs.length) return address;
  return (kept.length === 0 ? before : `${before}?${kept.join('&')}`) + fragment;
}

/** An address in which query parameters with names of credentials have no value. */
export function withoutCredentialParameters(address: string): string {
  const start = address.indexOf('?');
  if (start < 0) return address;
  const pairs = address.slice(start + 1).split('&');
  const hidden = pairs.map((pair) => {
    const [name = ''] = pair.split('=', 1);
    return name !== pair && isCredentialName(name) ? `${name}=***` : pair;
  });
  return `${address.slice(0, start)}?${hidden.join('&')}`;
}

/**
 * Returns a function that masks the secrets in the path of an address. Secrets of four to seven characters are masked
 * only where they are a whole segment. It is prepared once, because telemetry calls the function for every request.
 */
export function pathMaskerOf(secrets: Iterable<string>): (address: string) => string {
  const known = [...secrets].filter((secret) => secret.length >= shortestSecret);
  if (known.length === 0) return (address) => address;
  const whole = new Set(known.flatMap((secret) => [secret, encodeSegment(secret)]));
  const parts = known
    .filter((secret) => secret.length >= shortestPart)
    .flatMap((secret) => [secret, encodeSegment(secret)])
    // The longest first, because a secret may contain another one.
    .sort((left, right) => right.length - left.length);
  const masked = (segment: string): string =>
    whole.has(segment) ? '***' : parts.reduce((shown, part) => shown.replaceAll(part, '***'), segment);
  return (address) => {
    const [, before = '', path = '', after = ''] =
      /^((?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*(?![^/?#]))?)([^?#]*)((?:[?#].*)?)$/is.exec(address) ?? [];
    return before + path.split('/').map(masked).join('/') + after;
  };
}
