import type { Place } from '../../diagnostic/origin.js';
import { char, isBlank } from './char.js';
import { passToLibrary, type Scanner } from './scanner.js';

/**
 * What stands between two nodes: the rest of a line, blank lines, comments.
 *
 * A collection ends where the library says: after the line of its last value and the comments below that are indented
 * further than the collection.
 */
export class Gap {
  readonly #scanner: Scanner;
  /** The indentation of the next line with content; -1 at the end of the text. */
  indent = -1;
  /** The end of the latest value, its line and its comments included. */
  #end = 0;
  /** The widest indentation of comments after it that belong to a collection around it; -1: there are none. */
  #comments = -1;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** Whether comments precede the next content that belong to no value before it. */
  get hasComments(): boolean {
    return this.#comments !== -1;
  }

  /** Skips comments before a document, and a first `---`. */
  skipStart(): void {
    const scanner = this.#scanner;
    this.#skipLines(Infinity);
    if (this.#isMark('---')) {
      scanner.at += 3;
      this.#skipRestOfLine();
      this.#skipLines(Infinity);
    }
    this.#leaveMarks();
  }

  /** Skips what follows a flow scalar or flow collection inside a collection with an indentation. */
  skipAfter(indent: number): void {
    this.#skipRestOfLine();
    this.#end = this.#scanner.at;
    this.#skipLines(indent);
    this.#leaveMarks();
  }

  /** Skips what follows a block scalar, which ends with its last line. */
  skipAfterText(): void {
    this.#end = this.#scanner.at;
    this.#skipLines(Infinity);
    this.#leaveMarks();
  }

  /** Skips what is between an indicator and a node below it; returns whether there are comments. */
  skipBefore(): boolean {
    const hasComment = this.#skipRestOfLine();
    this.#skipLines(Infinity);
    this.#leaveMarks();
    return hasComment || this.hasComments;
  }

  /** Notes the end of an absent value. */
  endEmpty(end: number): void {
    this.#end = end;
    this.#comments = -1;
  }

  /** The end of a collection with an indentation. Comments that are indented like it belong to it. */
  close(indent: number): Place {
    if (this.indent > indent) passToLibrary();
    const end = this.#scanner.placeOf(this.#end);
    if (indent > 0 && this.#comments >= indent) this.endEmpty(this.#scanner.at);
    return end;
  }

  /** Returns whether there is a comment. */
  #skipRestOfLine(): boolean {
    this.#scanner.skipSpaces();
    const hasComment = this.#scanner.skipComment();
    this.#scanner.skipNewline();
    return hasComment;
  }

  /** Skips lines without content; `#end` moves past comments that are indented further than `indent`. */
  #skipLines(indent: number): void {
    const scanner = this.#scanner;
    this.#comments = -1;
    for (;;) {
      const start = scanner.at;
      scanner.skipSpaces();
      this.indent = scanner.at - start;
      if (scanner.at === scanner.text.length) break;
      const isComment = scanner.skipComment();
      if (!isComment && scanner.next !== char.newline) break;
      scanner.skipNewline();
      if (!isComment) continue;
      if (this.#comments === -1 && this.indent > indent) this.#end = scanner.at;
      else this.#comments = Math.max(this.#comments, this.indent);
    }
    if (scanner.at === scanner.text.length) this.indent = -1;
  }

  /** Leaves texts of several documents to the library. */
  #leaveMarks(): void {
    if (this.#isMark('---') || this.#isMark('...')) passToLibrary();
  }

  /** Whether the start or end of a document is marked here. */
  #isMark(mark: string): boolean {
    const { text, at } = this.#scanner;
    return this.indent === 0 && text.startsWith(mark, at) && isBlank(text.charCodeAt(at + mark.length));
  }
}
