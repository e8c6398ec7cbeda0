import type { InputType } from '@naftiko/spec';
import type { Node } from './node.js';

/** What a schema says about a value, without the schemas of its members. `allOf`, `oneOf` and `anyOf` are merged. */
export interface Shape {
  readonly type: InputType | undefined;
  readonly format: string | undefined;
  readonly description: string | undefined;
  /** The allowed values (`enum` or `const`); empty: any value. */
  readonly values: readonly unknown[];
  readonly default: unknown;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly properties: ReadonlyMap<string, Node>;
  /** The names of the properties that must be present; some may have no schema. */
  readonly required: ReadonlySet<string>;
  readonly items: Node | undefined;
}
