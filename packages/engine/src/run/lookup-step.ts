import { isExactNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';
import { asJson, asText, memberOf, type Value } from '../value/value.js';
import { fail, ok, type Result } from '../value/result.js';
import type { Read, Scope } from '../expression/scope.js';
import type { Step, StepOutput } from './plan.js';

/** What a lookup step is made from. */
export interface LookupParts {
  readonly name: string;
  /** The earlier step that provides the rows. */
  readonly index: string;
  readonly match: string;
  readonly value: Read<Scope>;
  readonly fields: readonly string[];
  /** The namespace of the adapter or the aggregate, for telemetry. */
  readonly namespace: string;
}

/**
 * Finds the row of an earlier step for a value, or the rows for each value of a list.
 *
 * Rows are compared by the text of their `match` member and indexed once. Without a match the step has no output.
 * Source: specification 03, section 9.3.
 */
export const makeLookupStep = (parts: LookupParts): Step => ({
  name: parts.name,
  kind: 'lookup',
  observedAs: { kind: 'lookup', namespace: parts.namespace, match: parts.match },
  run: ({ scope, runtime }) => Promise.resolve(lookUp(parts, scope, runtime.sampled ?? false)),
});

function lookUp(parts: LookupParts, scope: Scope, sampled: boolean): Result<StepOutput> {
  const output = scope.steps.get(parts.index);
  if (output === undefined) {
    return fail({ code: 'lookup-failed', reason: `Lookup step references non-existent step: ${parts.index}` });
  }
  const sought = parts.value(scope);
  const rows = rowsOf(asJson(output), parts.match, parts.fields);
  const sample = sampled
    ? projectRow(
        rows.find((row) => keyIn(row, parts.match) !== undefined),
        parts,
      )
    : undefined;
  if (sought === undefined || sought === null) return ok({ value: sample, reply: undefined });
  const json = asJson(sought);
  if (!Array.isArray(json)) {
    const row = findRow(rows, parts.match, keyOf(sought));
    return ok({ value: projectRow(row, parts) ?? sample, reply: undefined });
  }
  const index = indexRows(rows, parts.match);
  const found = json.flatMap((value: Json) =>
    value === null ? [] : (projectRow(index.get(keyOf(value as Value)), parts) ?? sample ?? []),
  );
  return ok({ value: found.length === 0 ? undefined : found, reply: undefined });
}

/**
 * The first row with a key. One value is sought without an index, which ends at the row: for one of 1,000 rows, indexing
 * and reducing all of them took as long as parsing them.
 */
function findRow(rows: readonly Json[], match: string, sought: string): Json | undefined {
  for (const row of rows) if (keyIn(row, match) === sought) return row;
  return undefined;
}

/** The first row of each key. */
function indexRows(rows: readonly Json[], match: string): ReadonlyMap<string, Json> {
  const index = new Map<string, Json>();
  for (const row of rows) {
    const key = keyIn(row, match);
    if (key !== undefined && !index.has(key)) index.set(key, row);
  }
  return index;
}

/** A row reduced to the listed fields. */
const projectRow = (row: Json | undefined, { fields }: LookupParts): Json | undefined =>
  row === undefined ? undefined : Object.fromEntries(fields.map((field) => [field, memberOf(row, field) ?? null]));

/**
 * The key of a row; `undefined`: it has none. `isObject` is not called: an exact number has no members, and recognising
 * one takes longer than the rest.
 */
function keyIn(row: Json, match: string): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row) || !Object.hasOwn(row, match)) return undefined;
  const key = (row as JsonObject)[match];
  if (typeof key === 'string') return key;
  return key === undefined || key === null ? undefined : keyOf(key);
}

/** The key for comparing values: their text, numbers in canonical form. */
const keyOf = (value: Value): string => (isExactNumber(value) ? value.canonical : asText(value));

/**
 * The rows of an output: the elements of a list (only objects have keys), or a single object. In an object of lists (`{"ids": […], "names":
 * […]}`) each list is a column.
 */
function rowsOf(index: Json, match: string, fields: readonly string[]): readonly Json[] {
  if (Array.isArray(index)) return index as readonly Json[];
  if (!isObject(index)) return [];
  const column = memberOf(index, match);
  if (!Array.isArray(column)) return [index];
  return column.map((_, row) => {
    const cells = [match, ...fields].map(
      (name) => [name, memberOf(memberOf(index, name), String(row)) ?? null] as const,
    );
    return Object.fromEntries(cells);
  });
}
