import type { Diagnostic } from './diagnostic.js';

/** A value with what was noticed while making it, or only what stood in the way. */
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

/** All values, or all that is wrong with any of them. */
export function all<T>(items: readonly Checked<T>[]): Checked<readonly T[]> {
  const diagnostics = items.flatMap((item) => item.diagnostics);
  const values = items.flatMap((item) => (item.ok ? [item.value] : []));
  return values.length === items.length ? valid(values, diagnostics) : { ok: false, diagnostics };
}
