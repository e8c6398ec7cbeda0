import type { Diagnostic } from './diagnostic.js';

/**
 * The result of a function that reads or compiles a document: a value and its warnings, or the errors for which there
 * is no value.
 */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export const valid = <T>(value: T, diagnostics: readonly Diagnostic[] = []): Checked<T> => ({
  ok: true,
  value,
  diagnostics,
});

export const invalid = (...diagnostics: readonly Diagnostic[]): { ok: false; diagnostics: readonly Diagnostic[] } => ({
  ok: false,
  diagnostics,
});

export const mapChecked = <A, B>(checked: Checked<A>, map: (value: A) => B): Checked<B> =>
  checked.ok ? valid(map(checked.value), checked.diagnostics) : checked;

/** All values, or the diagnostics of all of them when one is invalid. */
export function all<T>(items: readonly Checked<T>[]): Checked<readonly T[]> {
  const diagnostics = items.flatMap((item) => item.diagnostics);
  const values = items.flatMap((item) => (item.ok ? [item.value] : []));
  return values.length === items.length ? valid(values, diagnostics) : { ok: false, diagnostics };
}
