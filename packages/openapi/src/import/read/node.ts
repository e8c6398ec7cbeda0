import type { Tree } from './tree.js';

/** A mapping of a document, with its references followed. */
export interface Node {
  readonly tree: Tree;
  /** The address of the document that contains it, the base of its references. */
  readonly source: string;
  /** The same for every reference to one mapping: tells a circle. */
  readonly identity: Tree;
}
