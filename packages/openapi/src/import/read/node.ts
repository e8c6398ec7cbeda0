import type { Tree } from './tree.js';

/** A mapping of a document: when the value was a reference, the mapping that it leads to. */
export interface Node {
  readonly tree: Tree;
  /** The URL of the document that contains the mapping. Relative references are resolved against it. */
  readonly source: string;
  /**
   * The mapping itself, the same for all references to it. `tree` differs from it when a reference has a summary or a
   * description of its own.
   */
  readonly identity: Tree;
}
