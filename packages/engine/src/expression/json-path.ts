import type { Checked, Json, Text } from '@naftiko/spec';

/** A JSONPath, compiled. */
export interface JsonPath {
  /** `$` or `$.`: everything, unchanged. */
  readonly identity: boolean;
  /** Only members and single indexes: yields one value. Otherwise a list, possibly empty. */
  readonly definite: boolean;
  /** The value; `undefined` where a definite path leads to nothing. Cannot fail. */
  read(root: Json): Json | undefined;
}

/** Placeholder until the dialect is written. */
export declare function compileJsonPath(source: Text): Checked<JsonPath>;
