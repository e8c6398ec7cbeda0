import { isDeepStrictEqual } from 'node:util';

/** The differences between an expectation and a value, in words; empty when they match. */
export type Mismatches = readonly string[];

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

export const equal = (what: string, actual: unknown, expected: unknown): Mismatches =>
  isDeepStrictEqual(normal(actual), normal(expected)) ? [] : [`${what}: ${shown(actual)}, expected ${shown(expected)}`];

/** The order of members does not matter, and undefined members are absent. */
const normal = (value: unknown): unknown =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);

export const contains = (what: string, actual: string, expected: unknown): Mismatches =>
  listOf(expected).flatMap((part) =>
    actual.includes(part) ? [] : [`${what} lacks ${shown(part)}: ${shown(actual.slice(0, 400))}`],
  );

export const lacks = (what: string, actual: string, unexpected: unknown): Mismatches =>
  listOf(unexpected).flatMap((part) => (actual.includes(part) ? [`${what} has ${shown(part)}`] : []));

export const listOf = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
