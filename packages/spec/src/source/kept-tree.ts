import type { Checked } from '../diagnostic/checked.js';
import { readYaml } from './read-yaml.js';
import type { SourceNode } from './source-node.js';

/**
 * The tree of a text. Once it is released it is read again when it is wanted: a document that is served keeps its text, and
 * not the tree, which is some twenty times as large.
 */
export class KeptTree {
  readonly #source: string;
  readonly #text: string;
  /** `undefined`: it is released. */
  #own: SourceNode | undefined;
  #lent: WeakRef<SourceNode> | undefined;

  /** `root` is what reading the text has returned. */
  constructor(source: string, text: string, root: SourceNode) {
    this.#source = source;
    this.#text = text;
    this.#own = root;
  }

  get root(): SourceNode {
    return this.#own ?? this.#lent?.deref() ?? this.#readAgain();
  }

  release(): void {
    this.#own = undefined;
  }

  #readAgain(): SourceNode {
    // The text was readable before.
    const { value } = readYaml(this.#source, this.#text) as Extract<Checked<SourceNode>, { readonly ok: true }>;
    // What wants it now may want it several times.
    this.#lent = new WeakRef(value);
    return value;
  }
}
