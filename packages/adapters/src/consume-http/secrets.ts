import { encodeQuery, encodeSegment } from './percent-encoding.js';

/** Values shorter than this hide nothing, and would be found everywhere. */
const shortestSecret = 4;

/** A text without the values of the environment, however they were written into it. */
export function maskSecrets(text: string, variables: ReadonlyMap<string, string>): string {
  let masked = text;
  for (const form of formsOf(variables)) masked = masked.replaceAll(form, '***');
  return masked;
}

/** Whether a body holds a value of the environment. */
export function holdsSecret(body: Uint8Array, variables: ReadonlyMap<string, string>): boolean {
  const text = new TextDecoder().decode(body);
  return formsOf(variables).some((form) => text.includes(form));
}

/** Plain, as JSON, as part of an address, as part of a form; the longest first, since one may hold another. */
const formsOf = (variables: ReadonlyMap<string, string>): readonly string[] =>
  [...variables.values()]
    .filter((value) => value.length >= shortestSecret)
    .flatMap((value) => [value, JSON.stringify(value).slice(1, -1), encodeSegment(value), encodeQuery(value)])
    .sort((a, b) => b.length - a.length);
