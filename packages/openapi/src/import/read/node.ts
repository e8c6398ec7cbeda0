import type { Tree } from './tree.js';

/** A mapping of a document: when the value was a reference, the mapping that it leads to. */
export interface Node {
  readonly tree: Tree;
  /** The URL of the document that contains the mapping. Relative references are resolved against it. */
  readonly source: string;
  /** The mapping itself, also when `tree` is a copy with other texts. Equal for all references to one mapping. */
  readonly identity: Tree;
}
