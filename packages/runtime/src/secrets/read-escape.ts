import { namedCharacters } from './named-characters.js';

/** The result for an escape that is cut off by the end of the text. */
export const unfinished = -1;

/** The result where no escape begins. */
export const noEscape = 0;

/** The longest escape that is read. Numeric escapes with more leading zeros are not recognised. */
const maxEscapeLength = 24;

/**
 * An escape: its length in the text and the character that it stands for. With `isByte`, `code` is one byte of the
 * encoded text instead of a code point.
 */
export interface Escape {
  readonly length: number;
  readonly code: number;
  readonly isByte: boolean;
}

const backslash = 0x5c;
const percent = 0x25;
const ampersand = 0x26;

/** 1 for each byte with which an escape begins: `\`, `%` and `&`. */
export const escapeBeginnings: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === backslash || byte === percent || byte === ampersand ? 1 : 0,
);

/**
 * Reads the escape at a position, in the notations of JSON, JavaScript and shells, of addresses, and of XML and HTML.
 */
export function readEscape(
  bytes: Uint8Array,
  at: number,
  length: number,
): Escape | typeof unfinished | typeof noEscape {
  switch (bytes[at]) {
    case backslash:
      return readBackslash(bytes, at, length);
    case percent:
      if (at + 1 === length) return unfinished;
      if (bytes[at + 1] === smallU) return readDigits(bytes, { start: at, from: at + 2, count: 4 }, length);
      return readDigits(bytes, { start: at, from: at + 1, count: 2 }, length);
    default:
      return readReference(bytes, at, length);
  }
}

const smallU = 0x75;

function readBackslash(bytes: Uint8Array, at: number, length: number): ReturnType<typeof readEscape> {
  if (at + 1 === length) return unfinished;
  const kind = bytes[at + 1]!;
  if (kind === 0x78) return readDigits(bytes, { start: at, from: at + 2, count: 2 }, length);
  if (kind === smallU) {
    if (bytes[at + 2] === 0x7b) return readUntil(bytes, { start: at, from: at + 3, base: 16, end: 0x7d }, length);
    return joinSurrogates(bytes, at, length);
  }
  const code = controls.get(kind) ?? (isPunctuation(kind) ? kind : undefined);
  return code === undefined ? noEscape : { length: 2, code, isByte: true };
}

const controls: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x76, 0x0b],
]);

/**
 * Punctuation after a backslash stands for itself: JSON escapes the quote, the backslash and the slash; shells and
 * patterns escape other characters.
 */
const isPunctuation = (byte: number): boolean =>
  byte >= 0x20 && byte < 0x7f && !isLetter(byte) && (byte < 0x30 || byte > 0x39);

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Reads `\uXXXX`, or two of them that together are one character. */
function joinSurrogates(bytes: Uint8Array, at: number, length: number): ReturnType<typeof readEscape> {
  const high = readDigits(bytes, { start: at, from: at + 2, count: 4 }, length);
  if (typeof high === 'number' || high.code < 0xd800 || high.code > 0xdbff) return high;
  const next = at + high.length;
  if (next === length || (bytes[next] === backslash && next + 1 === length)) return unfinished;
  if (bytes[next] !== backslash || bytes[next + 1] !== smallU) return high;
  const low = readDigits(bytes, { start: next, from: next + 2, count: 4 }, length);
  if (low === unfinished) return unfinished;
  if (low === noEscape || low.code < 0xdc00 || low.code > 0xdfff) return high;
  const code = 0x10000 + ((high.code - 0xd800) << 10) + (low.code - 0xdc00);
  return { length: high.length + low.length, code, isByte: false };
}

/** Reads `&amp;`, `&#38;` and `&#x26;`. */
function readReference(bytes: Uint8Array, at: number, length: number): ReturnType<typeof readEscape> {
  if (at + 1 === length) return unfinished;
  if (bytes[at + 1] === 0x23) {
    if (at + 2 === length) return unfinished;
    const isHexadecimal = (bytes[at + 2]! | 0x20) === 0x78;
    const from = at + (isHexadecimal ? 3 : 2);
    return readUntil(bytes, { start: at, from, base: isHexadecimal ? 16 : 10, end: 0x3b }, length);
  }
  for (let end = at + 1; end <= at + maxNameLength + 1; end += 1) {
    if (end === length) return unfinished;
    const byte = bytes[end]!;
    if (byte === 0x3b) {
      const name = String.fromCharCode(...bytes.subarray(at + 1, end));
      const code = namedCharacters.get(name) ?? namedCharacters.get(name.toLowerCase());
      return code === undefined ? noEscape : { length: end + 1 - at, code, isByte: false };
    }
    if (!isLetter(byte)) return noEscape;
  }
  return noEscape;
}

/** The largest number of characters of a name that are read; the longest known name is `NewLine`. */
const maxNameLength = 8;

interface Digits {
  readonly start: number;
  readonly from: number;
}

/** Reads a fixed number of hexadecimal digits; two digits are a byte. */
function readDigits(
  bytes: Uint8Array,
  { start, from, count }: Digits & { readonly count: number },
  length: number,
): ReturnType<typeof readEscape> {
  let code = 0;
  for (let at = from; at < from + count; at += 1) {
    if (at >= length) return unfinished;
    const digit = digitOf(bytes[at]!);
    if (digit === undefined) return noEscape;
    code = code * 16 + digit;
  }
  return { length: from + count - start, code, isByte: count === 2 };
}

/** Reads digits up to the character that ends them. */
function readUntil(
  bytes: Uint8Array,
  { start, from, base, end }: Digits & { readonly base: number; readonly end: number },
  length: number,
): ReturnType<typeof readEscape> {
  let code = 0;
  for (let at = from; at < start + maxEscapeLength; at += 1) {
    if (at >= length) return unfinished;
    if (bytes[at] === end && at > from) return { length: at + 1 - start, code, isByte: false };
    const digit = digitOf(bytes[at]!);
    if (digit === undefined || digit >= base) return noEscape;
    code = code * base + digit;
    if (code > 0x10ffff) return noEscape;
  }
  return noEscape;
}

function digitOf(byte: number): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
