import type { Json } from '../source/source-node.js';
import type { Origin, Text } from '../diagnostic/origin.js';

/**
 * `outputParameters[]` of any kind: consumed (`name`, `value` a path), mapped (`mapping`, nested),
 * orchestrated (named shapes) or mock (`name`, `value`). Which fields are used depends on the place.
 */
export interface OutputDeclaration {
  readonly name: Text | undefined;
  readonly type: Text | undefined;
  readonly mapping: Text | undefined;
  readonly value: Text | undefined;
  readonly constant: Json | undefined;
  /** `undefined` when the document has no `properties`; an empty one is an empty map. */
  readonly properties: ReadonlyMap<string, OutputDeclaration> | undefined;
  readonly items: OutputDeclaration | undefined;
  /** The members of one element by name, where `items` lists several named shapes. */
  readonly itemMembers?: ReadonlyMap<string, OutputDeclaration>;
  readonly at: Origin;
}
