import { patternsOf, type Comparison, type SecretPattern } from './secret-pattern.js';
import { characterAt, isEscape, longestEscape, otherEscape } from './escaped-character.js';

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
 * Finds secrets in texts, and in bytes that are read one character per byte. A text is read once: tables tell where a
 * secret may begin.
 */
export class SecretSearch {
  /** One bit for each pair of the low bytes of the first two characters, where the first one is no escape. */
  readonly #pairs = new Uint32Array(2_048);
  /** The patterns by the low byte of their first character, or by `otherEscape`. */
  readonly #patterns: readonly (readonly SecretPattern[])[];
  readonly #all: readonly SecretPattern[];

  constructor(secrets: Iterable<string>) {
    const byFirst = Array.from({ length: otherEscape + 1 }, (): Set<SecretPattern> => new Set());
    this.#all = [...new Set(secrets)].flatMap(patternsOf);
    for (const pattern of this.#all) {
      const [firsts, seconds] = pattern.beginning;
      for (const { text: first } of firsts) {
        byFirst[characterAt(first, 0)]?.add(pattern);
        // A character that begins escapes may be followed by what looks like the rest of one.
        if (isEscape(first.charCodeAt(0)) && first.length === 1) for (const list of byFirst) list.add(pattern);
        for (const { text: next } of first.length > 1 ? [{ text: first.slice(1) }] : seconds) this.#add(first, next);
      }
    }
    this.#patterns = byFirst.map((patterns) => [...patterns]);
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
      const patterns = this.#patternsAt(text, at);
      if (patterns.length === 0) continue;
      const { end = 0, unfinished } = compareAll(patterns, text, at);
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

  #add(first: string, second: string): void {
    const pair = pairOf(first.charCodeAt(0), second.charCodeAt(0));
    this.#pairs[pair >>> 5]! |= 1 << (pair & 31);
  }

  /** The patterns that may begin at a place. */
  #patternsAt(text: string, at: number): readonly SecretPattern[] {
    const first = text.charCodeAt(at);
    if (isEscape(first)) {
      // One that is cut off may stand for any character.
      return text.length - at < longestEscape ? this.#all : (this.#patterns[characterAt(text, at)] ?? none);
    }
    if (at + 1 < text.length) {
      const pair = pairOf(first, text.charCodeAt(at + 1));
      if ((this.#pairs[pair >>> 5]! & (1 << (pair & 31))) === 0) return none;
    }
    return this.#patterns[first & 0xff] ?? none;
  }
}

const none: readonly SecretPattern[] = [];

const pairOf = (first: number, second: number): number => ((first & 0xff) << 8) | (second & 0xff);

function compareAll(patterns: readonly SecretPattern[], text: string, at: number): Comparison {
  let end: number | undefined;
  let unfinished = false;
  for (const pattern of patterns) {
    const found = pattern.compare(text, at);
    if (found.end !== undefined && (end === undefined || found.end > end)) end = found.end;
    unfinished ||= found.unfinished;
  }
  return { end, unfinished };
}
