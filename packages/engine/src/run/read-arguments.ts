import type { Read, Scope } from '../expression/scope.js';
import type { CallArguments } from '../ports/consume.js';
import type { Value } from '../value/value.js';

/** The readers of the values that one call sends, in the order of its slots; found at load. */
export interface ArgumentSources {
  readonly slots: readonly (Read<Scope> | undefined)[];
  /** Query parameters and body fields that the operation does not declare. */
  readonly query: readonly Extra[];
  readonly fields: readonly Extra[];
}

/** A name and the reader of its value. */
export type Extra = readonly [string, Read<Scope>];

/** Reads the values of one call from their sources. */
export function readArguments(sources: ArgumentSources, scope: Scope): CallArguments {
  const slots = sources.slots.map((read) => read?.(scope));
  if (sources.query.length === 0 && sources.fields.length === 0) return { slots };
  return { slots, query: readExtras(sources.query, scope), fields: readExtras(sources.fields, scope) };
}

const readExtras = (extras: readonly Extra[], scope: Scope): readonly (readonly [string, Value])[] =>
  extras.flatMap(([name, read]) => {
    const value = read(scope);
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
