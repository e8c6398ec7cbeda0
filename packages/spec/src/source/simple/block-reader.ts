import { extendPath, type Origin, type Text } from '../../diagnostic/origin.js';
import type { Entry, ListNode, MapNode, SourceNode } from '../source-node.js';
import { char } from './char.js';
import { Gap } from './gap.js';
import { makeKey } from './make-key.js';
import { readBlockText } from './read-block-text.js';
import { beginsFlow, readFlow } from './read-flow.js';
import { isKeyEnd, readPlainLine, readPlainLines } from './read-plain.js';
import { readQuoted } from './read-quoted.js';
import { passToLibrary, type Scalar, type Scanner } from './scanner.js';

type Path = Origin['path'];

/** Reads block collections. Each method ends at the first character of the next line that has content. */
export class BlockReader {
  readonly #scanner: Scanner;
  readonly #gap: Gap;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
    this.#gap = new Gap(scanner);
  }

  /** The whole document: a collection. */
  readDocument(): SourceNode {
    this.#gap.skipStart();
    const root = this.#readNode(-1, [], this.#gap.indent);
    if (root.kind === 'scalar' || this.#gap.indent !== -1) passToLibrary();
    return root;
  }

  /**
   * The node at the position, inside a collection with the indentation `parent`. `column`: the indentation of a collection that begins
   * here; `undefined`: none may.
   */
  #readNode(parent: number, path: Path, column: number | undefined): SourceNode {
    const scanner = this.#scanner;
    const { next } = scanner;
    scanner.checkDepth(path);
    if (scanner.beginsItem) return this.#readList(column ?? passToLibrary(), path);
    if (next === char.pipe || next === char.greater) {
      const node = scanner.makeScalar(readBlockText(scanner, parent), path);
      this.#gap.skipAfterText();
      return node;
    }
    if (beginsFlow(next)) {
      const node = readFlow(scanner, parent + 1, path);
      this.#gap.skipAfter(parent);
      return node;
    }
    const scalar = this.#readScalar(parent + 1);
    if (isKeyEnd(scanner.text, scanner.at)) return this.#readMap(scalar, column ?? passToLibrary(), path);
    const whole = scalar.isPlain ? readPlainLines(scanner, scalar, parent + 1) : scalar;
    const node = scanner.makeScalar(whole, path);
    this.#gap.skipAfter(parent);
    return node;
  }

  /** A quoted scalar, or the first line of a plain one. */
  #readScalar(indent: number | undefined): Scalar {
    const { next } = this.#scanner;
    const isQuoted = next === char.quotes || next === char.apostrophe;
    return isQuoted ? readQuoted(this.#scanner, indent) : readPlainLine(this.#scanner);
  }

  #readMap(first: Scalar, indent: number, path: Path): MapNode {
    const entries = new Map<string, Entry>();
    let key = makeKey(this.#scanner, first, path);
    const { start } = key.at;
    for (;;) {
      if (entries.has(key.text)) passToLibrary();
      entries.set(key.text, { key, value: this.#readValue(indent, key) });
      if (this.#gap.indent !== indent) break;
      key = this.#readKey(path);
    }
    return { kind: 'map', entries, at: this.#scanner.originOf(start, this.#gap.close(indent), path) };
  }

  #readKey(path: Path): Text {
    const scalar = this.#readScalar(undefined);
    if (!isKeyEnd(this.#scanner.text, this.#scanner.at)) passToLibrary();
    return makeKey(this.#scanner, scalar, path);
  }

  #readValue(indent: number, { at }: Text): SourceNode {
    this.#scanner.skipSpaces();
    this.#scanner.at += 1;
    return this.#readAfterIndicator(indent, at.path, { isItem: false, isAfterComment: false });
  }

  #readList(indent: number, path: Path): ListNode {
    const items: SourceNode[] = [];
    const start = this.#scanner.placeOf(this.#scanner.at);
    do {
      this.#scanner.at += 1;
      const isAfterComment = items.length > 0 && this.#gap.hasComments;
      items.push(this.#readAfterIndicator(indent, extendPath(path, items.length), { isItem: true, isAfterComment }));
    } while (this.#gap.indent === indent && this.#scanner.beginsItem);
    return { kind: 'list', items, at: this.#scanner.originOf(start, this.#gap.close(indent), path) };
  }

  /** The node after `key:` or `-`, on the same line or below; an absent one is null. */
  #readAfterIndicator(indent: number, path: Path, { isItem, isAfterComment }: Indicator): SourceNode {
    const scanner = this.#scanner;
    scanner.skipSpaces();
    const { at, next } = scanner;
    if (next !== char.newline && next !== char.hash && at < scanner.text.length) {
      return this.#readNode(indent, path, isItem ? scanner.placeOf(at).column - 1 : undefined);
    }
    const hasComment = this.#gap.skipBefore();
    if (this.#gap.indent > indent || (!isItem && this.#gap.indent === indent && scanner.beginsItem)) {
      const node = this.#readNode(indent, path, this.#gap.indent);
      // After a comment the library reads the lines of a scalar by another indentation.
      if (hasComment && (node.kind === 'scalar' || beginsFlow(scanner.text.charCodeAt(node.at.start.offset))))
        passToLibrary();
      return node;
    }
    this.#gap.endEmpty(hasComment || isAfterComment ? scanner.at : at);
    return { kind: 'scalar', value: null, at: scanner.between(at, at, path) };
  }
}

interface Indicator {
  /** Whether it is `-`. */
  readonly isItem: boolean;
  /** Whether comments precede it; an absent item ends after what follows it then, as after a comment behind it. */
  readonly isAfterComment: boolean;
}
