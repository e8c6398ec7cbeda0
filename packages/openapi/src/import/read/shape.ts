import type { InputType } from '@naftiko/spec';
import type { Node } from './node.js';

/** What a schema says of a value at its top level; the parts of `allOf` merged, alternatives united. */
export interface Shape {
  readonly type: InputType | undefined;
  readonly format: string | undefined;
  readonly description: string | undefined;
  /** The only values, where the schema lists them. */
  readonly values: readonly unknown[];
  readonly default: unknown;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly properties: ReadonlyMap<string, Node>;
  /** The names of the properties that must be present; some may have no schema. */
  readonly required: ReadonlySet<string>;
  readonly items: Node | undefined;
}
