import { isDeepStrictEqual } from 'node:util';
import { contains, compareLacking, type Mismatches } from './matching.js';

/**
 * Compares with a partial expectation. An object with one key that starts with `$` is a matcher.
 * Source: the vectors' specification (04, section f.1).
 */
export function compareSubset(what: string, actual: unknown, expected: unknown): Mismatches {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return [describeDifference(what, actual, expected)];
    return expected.flatMap((item, index) => compareSubset(`${what}[${index}]`, actual[index], item));
  }
  if (!isObject(expected))
    return isDeepStrictEqual(actual, expected) ? [] : [describeDifference(what, actual, expected)];
  const [name, ...others] = Object.keys(expected);
  if (name?.startsWith('$') && others.length === 0) return match(what, actual, name, expected[name]);
  if (!isObject(actual)) return [describeDifference(what, actual, expected)];
  return Object.entries(expected).flatMap(([key, value]) => compareSubset(`${what}.${key}`, actual[key], value));
}

function match(what: string, actual: unknown, matcher: string, argument: unknown): Mismatches {
  const text = typeof actual === 'string' ? actual : '';
  switch (matcher) {
    case '$absent':
      return actual === undefined ? [] : [`${what} is there: ${showValue(actual)}`];
    case '$oneOf':
      return (argument as readonly unknown[]).some((option) => compareSubset(what, actual, option).length === 0)
        ? []
        : [describeDifference(what, actual, argument)];
    case '$type':
      return typeOf(actual) === argument ? [] : [`${what} is ${typeOf(actual)}, expected ${showValue(argument)}`];
    case '$regex':
      return new RegExp(String(argument)).test(text) ? [] : [describeDifference(what, actual, argument)];
    case '$length':
      return (actual as { readonly length?: number } | undefined)?.length === argument
        ? []
        : [`${what} has another length: ${showValue(actual)}`];
    case '$text':
      return matchText(what, text, argument as TextExpectation);
    case '$json':
      return compareSubset(what, parseText(text), argument);
    case '$includes':
      return (argument as readonly unknown[]).flatMap((item) =>
        Array.isArray(actual) && actual.some((one) => compareSubset(what, one, item).length === 0)
          ? []
          : [`${what} lacks ${showValue(item)}`],
      );
    default:
      return [`${what}: unknown matcher ${matcher}`];
  }
}

export interface TextExpectation {
  readonly contains?: string | readonly string[];
  readonly notContains?: string | readonly string[];
  readonly startsWith?: string;
}

export const matchText = (what: string, text: string, expected: TextExpectation): Mismatches => [
  ...contains(what, text, expected.contains),
  ...compareLacking(what, text, expected.notContains),
  ...(expected.startsWith === undefined || text.startsWith(expected.startsWith)
    ? []
    : [describeDifference(what, text, expected)]),
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const showValue = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

const describeDifference = (what: string, actual: unknown, expected: unknown): string =>
  `${what}: ${showValue(actual)}, expected ${showValue(expected)}`;

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
}
