import type { Json } from '../source/source-node.js';
import type { Origin, Text } from '../diagnostic/origin.js';

/**
 * An entry of `outputParameters`, of any of the four kinds: of a consumed operation (`name`, and a path as `value`), of a
 * call (`mapping`, nested), of steps (names and types), or static (`name`, `value`). The place in the document decides
 * which fields are used.
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
