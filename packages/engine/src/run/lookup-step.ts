import { isExactNumber, isObject, type Json } from '@naftiko/spec';
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
  const rows = indexRows(asJson(output), parts);
  const sample = sampled ? rows.values().next().value : undefined;
  if (sought === undefined || sought === null) return ok({ value: sample, reply: undefined });
  const json = asJson(sought);
  if (!Array.isArray(json)) return ok({ value: rows.get(keyOf(sought)) ?? sample, reply: undefined });
  const found = json.flatMap((value: Json) =>
    value === null ? [] : (rows.get(keyOf(value as Value)) ?? sample ?? []),
  );
  return ok({ value: found.length === 0 ? undefined : found, reply: undefined });
}

/** The first row of each key, reduced to the listed fields. */
function indexRows(index: Json, { match, fields }: LookupParts): ReadonlyMap<string, Json> {
  const rows = new Map<string, Json>();
  for (const row of rowsOf(index, match, fields)) {
    const key = memberOf(row, match);
    if (key === undefined || key === null) continue;
    const text = keyOf(key);
    if (rows.has(text)) continue;
    rows.set(text, Object.fromEntries(fields.map((field) => [field, memberOf(row, field) ?? null])));
  }
  return rows;
}

/** The key for comparing values: their text, numbers in canonical form. */
const keyOf = (value: Value): string => (isExactNumber(value) ? value.canonical : asText(value));

/**
 * The rows of an output: the objects of a list, or a single object. In an object of lists (`{"ids": […], "names":
 * […]}`) each list is a column.
 */
function rowsOf(index: Json, match: string, fields: readonly string[]): readonly Json[] {
  if (Array.isArray(index)) return index.filter(isObject);
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
