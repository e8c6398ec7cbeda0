import { isDeepStrictEqual } from 'node:util';
import { contains, lacks, type Mismatches } from './matching.js';

/**
 * Compares with a partial expectation. An object with one key that starts with `$` is a matcher.
 * Source: the vectors' specification (04, section f.1).
 */
export function subset(what: string, actual: unknown, expected: unknown): Mismatches {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [differs(what, actual, expected)];
    return expected.flatMap((item, index) => subset(`${what}[${index}]`, actual[index], item));
  }
  if (!isObject(expected)) return isDeepStrictEqual(actual, expected) ? [] : [differs(what, actual, expected)];
  const [name, ...others] = Object.keys(expected);
  if (name?.startsWith('$') && others.length === 0) return match(what, actual, name, expected[name]);
  if (!isObject(actual)) return [differs(what, actual, expected)];
  return Object.entries(expected).flatMap(([key, value]) => subset(`${what}.${key}`, actual[key], value));
}

function match(what: string, actual: unknown, matcher: string, argument: unknown): Mismatches {
  const text = typeof actual === 'string' ? actual : '';
  switch (matcher) {
    case '$absent':
      return actual === undefined ? [] : [`${what} is there: ${shown(actual)}`];
    case '$oneOf':
      return (argument as readonly unknown[]).some((option) => subset(what, actual, option).length === 0)
        ? []
        : [differs(what, actual, argument)];
    case '$type':
      return typeOf(actual) === argument ? [] : [`${what} is ${typeOf(actual)}, expected ${shown(argument)}`];
    case '$regex':
      return new RegExp(String(argument)).test(text) ? [] : [differs(what, actual, argument)];
    case '$length':
      return (actual as { readonly length?: number } | undefined)?.length === argument
        ? []
        : [`${what} has another length: ${shown(actual)}`];
    case '$text':
      return matchText(what, text, argument as TextExpectation);
    case '$json':
      return subset(what, parsed(text), argument);
    case '$includes':
      return (argument as readonly unknown[]).flatMap((item) =>
        Array.isArray(actual) && actual.some((one) => subset(what, one, item).length === 0)
          ? []
          : [`${what} lacks ${shown(item)}`],
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
  ...lacks(what, text, expected.notContains),
  ...(expected.startsWith === undefined || text.startsWith(expected.startsWith) ? [] : [differs(what, text, expected)]),
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

const differs = (what: string, actual: unknown, expected: unknown): string =>
  `${what}: ${shown(actual)}, expected ${shown(expected)}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
}
