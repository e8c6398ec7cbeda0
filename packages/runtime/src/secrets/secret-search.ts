import { patternsOf, type SecretPattern } from './secret-pattern.js';
import { isAnyCase } from './spellings.js';

/** Replaces a secret. */
export const mask = '***';

/** A searched part of a text. */
export interface Searched {
  /** The part that is decided, with its secrets masked. */
  readonly shown: string;
  /** The rest, which may be the beginning of a secret. */
  readonly rest: string;
  /** The length of the beginning of the rest that is masked already. */
  readonly masked: number;
}

/**
 * Finds secrets in texts, and in bytes that are read one character per byte. A text is read once: two tables tell where a
 * secret may begin.
 */
export class SecretSearch {
  readonly #patterns: readonly SecretPattern[];
  /** One bit for each pair of the low bytes of the first two characters. */
  readonly #pairs = new Uint32Array(2_048);
  /** The low bytes of the numbers of first characters; `undefined` where a secret begins like an escape itself. */
  readonly #numbers: Set<number> | undefined;

  constructor(secrets: Iterable<string>) {
    const distinct = [...new Set(secrets)];
    this.#patterns = distinct.flatMap(patternsOf);
    this.#numbers = distinct.some((secret) => /^[\\%&]/.test(secret)) ? undefined : new Set();
    for (const [first, following] of this.#patterns.flatMap(({ beginnings }) => beginnings)) {
      const number = numberAt(first, 0);
      if (number !== undefined) this.#numbers?.add(number & 0xff);
      for (const next of first.length > 1 ? [first.slice(1)] : following) {
        const code = next.charCodeAt(0);
        const other = isAnyCase(first) || isAnyCase(next) ? (next[0] ?? '').toUpperCase().charCodeAt(0) : code;
        for (const second of [code, other]) this.#add(first.charCodeAt(0), second);
      }
    }
  }

  /**
   * Masks the secrets of a text whose first `masked` characters are masked already. Unless `isLast`, the text continues
   * later, and an end that may be the beginning of a secret is not decided yet.
   */
  search(text: string, masked: number, isLast: boolean): Searched {
    let shown = '';
    let decided = masked;
    let limit = text.length;
    for (let at = 0; at < text.length; at += 1) {
      if (!this.#mayBegin(text, at)) continue;
      const { end = 0, unfinished } = this.#compare(text, at);
      if (end > decided) {
        // Secrets that overlap share one mask.
        if (at >= decided) shown += text.slice(decided, at) + mask;
        decided = end;
      }
      if (unfinished && !isLast) {
        limit = at;
        break;
      }
    }
    if (decided < limit) shown += text.slice(decided, limit);
    return { shown, rest: text.slice(limit), masked: Math.max(0, decided - limit) };
  }

  #add(first: number, second: number): void {
    const pair = pairOf(first, second);
    this.#pairs[pair >>> 5]! |= 1 << (pair & 31);
  }

  #mayBegin(text: string, at: number): boolean {
    const rest = text.length - at;
    if (rest === 1) return true;
    const pair = pairOf(text.charCodeAt(at), text.charCodeAt(at + 1));
    if ((this.#pairs[pair >>> 5]! & (1 << (pair & 31))) === 0) return false;
    if (this.#numbers === undefined || rest < longestNumber) return true;
    const number = numberAt(text, at);
    return number === undefined || this.#numbers.has(number & 0xff);
  }

  #compare(text: string, at: number): { readonly end: number | undefined; readonly unfinished: boolean } {
    let end: number | undefined;
    let unfinished = false;
    for (const pattern of this.#patterns) {
      const found = pattern.compare(text, at);
      if (found.end !== undefined && (end === undefined || found.end > end)) end = found.end;
      unfinished ||= found.unfinished;
    }
    return { end, unfinished };
  }
}

const pairOf = (first: number, second: number): number => ((first & 0xff) << 8) | (second & 0xff);

/** The length of `&#x10ffff;` and more. */
const longestNumber = 12;

const hexadecimal = /(?:\\{1,2}u|%(?:25)?|&#x)([\da-f]{1,6})/iy;
const decimal = /&#(\d{1,7})/y;

/** The number of a character that is written as a number. */
function numberAt(text: string, at: number): number | undefined {
  const first = text.charCodeAt(at);
  if (first !== 0x5c && first !== 0x25 && first !== 0x26) return undefined;
  decimal.lastIndex = at;
  const tens = decimal.exec(text);
  if (tens?.[1] !== undefined) return Number(tens[1]);
  hexadecimal.lastIndex = at;
  const digits = hexadecimal.exec(text)?.[1];
  if (digits === undefined) return undefined;
  // An address writes two digits for each byte, whatever follows.
  return Number.parseInt(first === 0x25 ? digits.slice(0, 2) : first === 0x5c ? digits.slice(0, 4) : digits, 16);
}
