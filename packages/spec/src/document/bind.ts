import type { Origin, Text } from '../diagnostic/origin.js';

/** An entry of `binds`: variables of the document, each with the key that its value has in the source. */
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
