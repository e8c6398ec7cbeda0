import { isExactNumber, type Json, type JsonObject } from '@naftiko/spec';

/**
 * The largest number of levels. Real data has fewer, and writing a value of this depth as JSON does not exhaust the
 * stack.
 */
const deepest = 1000;

/**
 * Whether lists and objects nest too deeply; checks no deeper than the limit. A text of `length` characters cannot
 * contain more levels than half of them, so that the value of a short text is not checked.
 */
export const nestsTooDeeply = (value: Json, length = Infinity): boolean =>
  length > 2 * deepest && isCollection(value) && nestsBeyond(value, deepest);

/** The sentence about a value that nests too deeply. */
export const describeDepth = (levels = deepest): string => `It is nested more than ${levels} levels deep.`;

type Collection = readonly Json[] | JsonObject;

const isCollection = (value: Json | undefined): value is Collection =>
  typeof value === 'object' && value !== null && !isExactNumber(value);

/**
 * Uses loops for speed, because it runs for most decoded answers: this takes a tenth of the time of parsing the answer;
 * `Object.values` would take half.
 */
function nestsBeyond(value: Collection, levels: number): boolean {
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const below of value as readonly Json[]) {
      if (isCollection(below) && nestsBeyond(below, levels - 1)) return true;
    }
    return false;
  }
  const object = value as JsonObject;
  for (const key in object) {
    const below = object[key];
    if (isCollection(below) && nestsBeyond(below, levels - 1)) return true;
  }
  return false;
}
