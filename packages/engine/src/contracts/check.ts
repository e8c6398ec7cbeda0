/** The error of a contract suite: a plug-in breaks a rule of its port. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/** Throws unless the condition holds. */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ContractViolation(message);
}

/**
 * Throws unless both values are equal: scalars, lists, maps, and objects by their own enumerable members, of which those that
 * are `undefined` count as absent. A regular expression in `expected` matches texts.
 */
export function checkEqual(actual: unknown, expected: unknown, subject = 'The value'): void {
  const place = difference(actual, expected, true, '');
  if (place !== undefined) throw mismatch(subject, place, actual, expected);
}

/**
 * Throws unless the value matches the pattern: objects may have more members, lists and maps have the same length, and a
 * regular expression matches texts.
 */
export function checkMatches(actual: unknown, pattern: unknown, subject = 'The value'): void {
  const place = difference(actual, pattern, false, '');
  if (place !== undefined) throw mismatch(subject, place, actual, pattern);
}

/**
 * The path to the first difference of two values, such as `.failure.code`; empty when the values themselves differ, and
 * `undefined` when there is no difference.
 */
function difference(actual: unknown, expected: unknown, isExact: boolean, place: string): string | undefined {
  if (expected instanceof RegExp) return typeof actual === 'string' && expected.test(actual) ? undefined : place;
  if (typeof expected !== 'object' || expected === null) return Object.is(actual, expected) ? undefined : place;
  if (typeof actual !== 'object' || actual === null) return place;
  if (expected instanceof Map) {
    if (!(actual instanceof Map)) return place;
    return difference([...actual.entries()], [...expected.entries()], isExact, place);
  }
  if (isList(expected) !== isList(actual)) return place;
  if (isList(expected) && expected.length !== (actual as ArrayLike<unknown>).length) return `${place}.length`;
  const names = Object.keys(expected);
  const all = isExact ? new Set([...names, ...Object.keys(actual)]) : names;
  for (const name of all) {
    const found = difference(memberOf(actual, name), memberOf(expected, name), isExact, `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isList = (value: object): value is ArrayLike<unknown> => Array.isArray(value) || value instanceof Uint8Array;

const memberOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

const mismatch = (subject: string, place: string, actual: unknown, expected: unknown): ContractViolation =>
  new ContractViolation(
    `${subject} differs${place === '' ? '' : ` at ${place}`}: expected ${describeValue(expected)}, received ${describeValue(actual)}.`,
  );

/** The start of a value, for messages. */
function describeValue(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Map) return [...inner];
    if (inner instanceof RegExp) return String(inner);
    return typeof inner === 'bigint' ? `${inner}n` : inner;
  });
  const written = text ?? String(value);
  return written.length > 500 ? `${written.slice(0, 500)}…` : written;
}
