import { escapeBeginnings, noEscape, readEscape, unfinished, type Escape } from './read-escape.js';

/**
 * A text with a number of levels of escapes replaced. Each byte of it corresponds to a part of the original text: to
 * one byte, or to an escape.
 */
export interface Reading {
  readonly bytes: Uint8Array;
  /** The number of bytes. */
  readonly length: number;
  /**
   * The position in the original text of an escape that is cut off, where this reading ends; `undefined`: there is
   * none.
   */
  readonly openFrom: number | undefined;
  /** The part of the original text that a byte corresponds to. */
  partOf(index: number): Part;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** A text as it is written. */
export const readPlain = (bytes: Uint8Array): Reading => ({
  bytes,
  length: bytes.length,
  openFrom: undefined,
  partOf: (index) => ({ start: index, end: index + 1 }),
});

/**
 * A reading with the escapes of another reading replaced; `undefined` when that has none. With `isLast`, the text ends
 * here; otherwise further bytes follow later.
 */
export function readEscapes(from: Reading, isLast: boolean): Reading | undefined {
  const { bytes, length } = from;
  let builder: ReadingBuilder | undefined;
  for (let at = 0; at < length; at += 1) {
    if (escapeBeginnings[bytes[at]!] === 0) continue;
    const escape = readEscape(bytes, at, length);
    if (escape === noEscape) continue;
    if (escape === unfinished) {
      if (isLast) continue;
      builder ??= new ReadingBuilder(from);
      return builder.build(at, from.partOf(at).start);
    }
    builder ??= new ReadingBuilder(from);
    builder.add(escape, at);
    at += escape.length - 1;
  }
  return builder?.build(length, undefined);
}

/** Builds a reading: copies the bytes between escapes, and records only the positions of the escapes. */
class ReadingBuilder {
  readonly #from: Reading;
  /** Large enough, because no escape is shorter than the bytes that it stands for. */
  readonly #bytes: Uint8Array;
  #length = 0;
  /** The number of bytes of the other reading that are read. */
  #read = 0;
  /**
   * For each escape: where its bytes begin and end in this reading, and where it begins and ends in the other reading.
   */
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(from: Reading) {
    this.#from = from;
    this.#bytes = new Uint8Array(from.length);
  }

  add({ code, isByte, length }: Escape, at: number): void {
    this.#copy(at);
    this.#firsts.push(this.#length);
    if (isByte || code < 0x80) {
      this.#bytes[this.#length] = code;
      this.#length += 1;
    } else {
      const character = Buffer.from(String.fromCodePoint(code));
      this.#bytes.set(character, this.#length);
      this.#length += character.length;
    }
    this.#lasts.push(this.#length);
    this.#starts.push(at);
    this.#read = at + length;
    this.#ends.push(this.#read);
  }

  build(end: number, openFrom: number | undefined): Reading {
    this.#copy(end);
    return { bytes: this.#bytes, length: this.#length, openFrom, partOf: (index) => this.#partOf(index) };
  }

  #copy(end: number): void {
    const { bytes } = this.#from;
    const count = end - this.#read;
    if (count < 32) for (let at = 0; at < count; at += 1) this.#bytes[this.#length + at] = bytes[this.#read + at]!;
    else this.#bytes.set(bytes.subarray(this.#read, end), this.#length);
    this.#length += count;
    this.#read = end;
  }

  #partOf(index: number): Part {
    let before = 0;
    for (let end = this.#firsts.length; before < end;) {
      const middle = (before + end) >>> 1;
      if (this.#firsts[middle]! <= index) before = middle + 1;
      else end = middle;
    }
    if (before === 0) return this.#from.partOf(index);
    const escape = before - 1;
    const behind = index - this.#lasts[escape]!;
    if (behind >= 0) return this.#from.partOf(this.#ends[escape]! + behind);
    const { start } = this.#from.partOf(this.#starts[escape]!);
    return { start, end: this.#from.partOf(this.#ends[escape]! - 1).end };
  }
}
