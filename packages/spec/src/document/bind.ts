import type { Origin, Text } from '../diagnostic/origin.js';

/** `binds[]`: variables, and under which key their source holds each. */
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
