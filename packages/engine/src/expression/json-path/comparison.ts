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

type Compare = (left: Json | undefined, right: Json | undefined) => boolean;

/** The operators of a filter; each is false when its operands cannot be compared. Source: specification 02, section 10.1. */
export const comparisons = {
  '==': areEqual,
  '!=': (left, right) => !areEqual(left, right),
  '<': (left, right) => compareOrder(left, right) < 0,
  '<=': (left, right) => compareOrder(left, right) <= 0,
  '>': (left, right) => compareOrder(left, right) > 0,
  '>=': (left, right) => compareOrder(left, right) >= 0,
  in: (left, right) => contains(right, left),
  nin: (left, right) => !contains(right, left),
  subsetof: (left, right) => isList(left) && left.every((element) => contains(right, element)),
  anyof: (left, right) => isList(left) && left.some((element) => contains(right, element)),
  noneof: (left, right) => isList(left) && !left.some((element) => contains(right, element)),
  size: (left, right) => (isList(left) || typeof left === 'string') && areEqual(left.length, right),
  empty: (left, right) => (isList(left) || typeof left === 'string') && (left.length === 0) === right,
} as const satisfies Readonly<Record<string, Compare>>;

const contains = (list: Json | undefined, sought: Json | undefined): boolean =>
  isList(list) && list.some((element) => areEqual(element, sought));

/**
 * Whether two values are equal; a number equals a string that spells it. A missing value equals only a missing value.
 * Without recursion, because data may be of any depth.
 */
function areEqual(left: Json | undefined, right: Json | undefined): boolean {
  const waiting: (readonly [Json | undefined, Json | undefined])[] = [[left, right]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (!isCollection(one) || !isCollection(other)) {
      if ((!isNumber(one) && !isNumber(other)) || compareOrder(one, other) !== 0) return false;
      continue;
    }
    const members = Object.entries(one);
    if (isList(one) !== isList(other) || members.length !== Object.keys(other).length) return false;
    for (const [key, value] of members) {
      if (!Object.hasOwn(other, key)) return false;
      waiting.push([value, (other as Readonly<Record<string, Json>>)[key]]);
    }
  }
  return true;
}

const isCollection = (json: Json | undefined): json is readonly Json[] | JsonObject => isList(json) || isObject(json);

/** Negative, zero or positive; NaN for values without an order. */
function compareOrder(left: Json | undefined, right: Json | undefined): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return compareNumbers(numberOf(left), numberOf(right));
}

function numberOf(value: Json | undefined): number | ExactNumber {
  if (isNumber(value)) return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  const text = value.trim();
  return isJsonNumber(text) ? parseNumber(text) : Number(text);
}
