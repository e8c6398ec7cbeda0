import {
  compareNumbers,
  type ExactNumber,
  isJsonNumber,
  isList,
  isNumber,
  isObject,
  type Json,
  type JsonObject,
  parseNumber,
} from '@naftiko/spec';

/**
 * Whether two values are equal; a number equals a string that spells it. A missing value equals only a missing value.
 * Without recursion, because data may be of any depth.
 */
export function areEqual(left: Json | undefined, right: Json | undefined): boolean {
  const waiting: (readonly [Json | undefined, Json | undefined])[] = [[left, right]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (!isCollection(one) || !isCollection(other)) {
      if ((!isNumber(one) && !isNumber(other)) || compareOrder(one, other) !== 0) return false;
      continue;
    }
    if (isList(one) !== isList(other) || sizeOf(one) !== sizeOf(other)) return false;
    for (const [key, value] of Object.entries(one)) {
      if (!Object.hasOwn(other, key)) return false;
      waiting.push([value, (other as Readonly<Record<string, Json>>)[key]]);
    }
  }
  return true;
}

type Collection = readonly Json[] | JsonObject;

const isCollection = (json: Json | undefined): json is Collection => isList(json) || isObject(json);

/** The number of elements or members. The members of an object are counted once: a filter compares it many times. */
function sizeOf(collection: Collection): number {
  if (isList(collection)) return collection.length;
  const size = sizes.get(collection) ?? Object.keys(collection).length;
  sizes.set(collection, size);
  return size;
}

const sizes = new WeakMap<JsonObject, number>();

/** Negative, zero or positive; NaN for values without an order. */
export function compareOrder(left: Json | undefined, right: Json | undefined): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return compareNumbers(numberOf(left), numberOf(right));
}

/** The number in a value; NaN for values that are no number and spell none. */
export function numberOf(value: Json | undefined): number | ExactNumber {
  if (isNumber(value)) return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  const text = value.trim();
  return isJsonNumber(text) ? parseNumber(text) : Number(text);
}
