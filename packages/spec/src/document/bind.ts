import type { Origin, Text } from '../diagnostic/origin.js';

/** `binds[]`: variables, each with its key in the source. */
export interface Bind {
  readonly namespace: Text;
  /** Absent means the process environment. */
  readonly location: Text | undefined;
  readonly keys: readonly BindKey[];
  readonly at: Origin;
}

export interface BindKey {
  readonly variable: Text;
  readonly source: Text;
}
