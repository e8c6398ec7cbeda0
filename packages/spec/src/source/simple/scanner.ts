import type { Origin, Place } from '../../diagnostic/origin.js';
import type { ScalarNode } from '../source-node.js';
import { char, isBlank } from './char.js';
import { resolvePlain } from './resolve-plain.js';

/** Thrown at anything that the short way does not know for certain; the library then reads the whole text. */
export class NotSimple extends Error {}

const notSimple = new NotSimple('This YAML is left to the library.');

/** One object for all: the stack of an exception costs more than a short text. */
export function passToLibrary(): never {
  throw notSimple;
}

/** Larger trees and deeper ones are left to the library, which reports the limits. */
const most = { values: 400_000, levels: 100 } as const;

/** A text, the position in it, and the nodes of its tree. */
export class Scanner {
  readonly source: string;
  readonly text: string;
  /** The offset of the next character. */
  at = 0;
  /** The offset at which each line begins, and the line of the latest place. */
  readonly #lines: readonly number[];
  #line = 0;
  #values = 0;

  constructor(source: string, text: string) {
    this.source = source;
    this.text = text;
    this.#lines = listLineStarts(text);
  }

  /** The code of the next character; `NaN` at the end of the text. */
  get next(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Whether an item of a block list begins here. */
  get beginsItem(): boolean {
    return this.next === char.dash && isBlank(this.text.charCodeAt(this.at + 1));
  }

  /** The place of an offset. Most are on the line of the latest one or beside it. */
  placeOf(offset: number): Place {
    while (this.#lines[this.#line + 1]! <= offset) this.#line += 1;
    while (this.#lines[this.#line]! > offset) this.#line -= 1;
    return { line: this.#line + 1, column: offset - this.#lines[this.#line]! + 1, offset };
  }

  /** Called before a collection is read, because that is done by recursion. */
  checkDepth(path: Origin['path']): void {
    if (path.length > most.levels) passToLibrary();
  }

  originOf(start: Place, end: Place, path: Origin['path']): Origin {
    this.#values += 1;
    if (this.#values > most.values) passToLibrary();
    return { source: this.source, path, start, end };
  }

  /** The place between two offsets. */
  between(start: number, end: number, path: Origin['path']): Origin {
    return this.originOf(this.placeOf(start), this.placeOf(end), path);
  }

  /** A scalar from `start` to the position. */
  makeScalar({ start, value: text, isPlain }: Scalar, path: Origin['path']): ScalarNode {
    const at = this.between(start, this.at, path);
    const value = isPlain ? resolvePlain(text) : text;
    const isRewritten = (typeof value === 'number' || typeof value === 'boolean') && String(value) !== text;
    return isRewritten ? { kind: 'scalar', value, sourceText: text, at } : { kind: 'scalar', value, at };
  }

  skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === char.space) this.at += 1;
  }

  /** Whether a comment begins here. One without white space before it is an error. */
  skipComment(): boolean {
    if (this.next !== char.hash) return false;
    const before = this.text.charCodeAt(this.at - 1);
    if (this.at > 0 && before !== char.space && before !== char.newline) passToLibrary();
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
    return true;
  }

  /** Skips the end of a line, at which the position must be; `false`: the text ends. */
  skipNewline(): boolean {
    if (this.at === this.text.length) return false;
    if (this.next !== char.newline) passToLibrary();
    this.at += 1;
    return true;
  }
}

/** A scalar that ends at the position of the scanner. */
export interface Scalar {
  readonly start: number;
  readonly value: string;
  readonly isPlain: boolean;
}

/** The last one is behind every offset: with `Infinity`, V8 would keep each column as a number of its own on the heap. */
function listLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  starts.push(text.length + 1);
  return starts;
}
