/** The result of reading what a user gives: a value made with `given`, or all problems of the input with `usageError`. */
export type Given<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] };

export const given = <T>(value: T): Given<T> => ({ ok: true, value });

export const usageError = (
  ...problems: readonly string[]
): { readonly ok: false; readonly problems: readonly string[] } => ({
  ok: false,
  problems,
});

/** The problems of several values together. */
export const problemsOf = (...all: readonly Given<unknown>[]): readonly string[] =>
  all.flatMap((one) => (one.ok ? [] : one.problems));
