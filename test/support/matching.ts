import { isDeepStrictEqual } from 'node:util';

/** The differences between an expectation and a value, in words; empty when they match. */
export type Mismatches = readonly string[];

const showValue = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

export const compareEqual = (what: string, actual: unknown, expected: unknown): Mismatches =>
  isDeepStrictEqual(normalise(actual), normalise(expected))
    ? []
    : [`${what}: ${showValue(actual)}, expected ${showValue(expected)}`];

/** The order of members does not matter, and undefined members are absent. */
const normalise = (value: unknown): unknown =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);

export const contains = (what: string, actual: string, expected: unknown): Mismatches =>
  listOf(expected).flatMap((part) =>
    actual.includes(part) ? [] : [`${what} lacks ${showValue(part)}: ${showValue(actual.slice(0, 400))}`],
  );

export const compareLacking = (what: string, actual: string, unexpected: unknown): Mismatches =>
  listOf(unexpected).flatMap((part) => (actual.includes(part) ? [`${what} has ${showValue(part)}`] : []));

export const listOf = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
