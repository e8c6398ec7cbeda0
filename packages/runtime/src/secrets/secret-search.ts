import { readEscapes, readPlain, type Reading } from './reading.js';
import { SecretAutomaton } from './secret-automaton.js';
import { byteClasses, formsOf, maxEscapes } from './secret-forms.js';

/** The text that replaces a secret. */
export const mask = '***';

/** The result of searching a part of a text. */
export interface Searched {
  /**
   * The beginning that no further bytes can change, with its secrets masked; the same bytes when that is the whole text
   * and it contains no secret.
   */
  readonly shown: Uint8Array;
  /** The end, which may be the beginning of a secret. */
  readonly rest: Uint8Array;
  /** How many bytes at the beginning of the rest belong to a secret whose mask `shown` contains already. */
  readonly masked: number;
}

/**
 * Finds secrets in bytes, in linear time. A text is searched as it is written, and again for each level of escapes in
 * it.
 */
export class SecretSearch {
  readonly #automata: readonly SecretAutomaton[];

  /** Forms of a secret that are shorter than `shortest` are not searched. The secrets of `beside` are searched too. */
  constructor(secrets: Iterable<string>, shortest: number, beside?: SecretSearch) {
    const forms = [...new Set(secrets)].flatMap((secret) => formsOf(secret, shortest));
    this.#automata = [...(beside === undefined ? [] : beside.#automata), new SecretAutomaton(forms, byteClasses)];
  }

  /** A fast check: whether a text is printable ASCII without `%`, `&` and `\`, which begin escapes, and contains no secret. */
  isPlain(text: string): boolean {
    return !/[^ -$'-[\]-~]/.test(text) && this.#automata.every((automaton) => automaton.isAbsent(text));
  }

  /**
   * Masks the secrets of a text whose first `masked` bytes belong to a secret whose mask was written already. If
   * `isLast` is false, further bytes follow, and an end that may be the beginning of a secret becomes the `rest`.
   */
  search(text: Uint8Array, masked: number, isLast: boolean): Searched {
    const ranges: (readonly [start: number, end: number])[] = [];
    let limit = text.length;
    let reading: Reading | undefined = readPlain(text);
    for (let level = 0; reading !== undefined; level += 1) {
      for (const automaton of this.#automata) {
        const found = automaton.search(reading.bytes, reading.length);
        for (let at = 0; at < found.ranges.length; at += 2)
          ranges.push([reading.partOf(found.ranges[at]!).start, reading.partOf(found.ranges[at + 1]! - 1).end]);
        if (!isLast && found.openFrom < reading.length) limit = Math.min(limit, reading.partOf(found.openFrom).start);
      }
      if (!isLast) limit = Math.min(limit, reading.openFrom ?? limit);
      reading = level < maxEscapes ? readEscapes(reading, isLast) : undefined;
    }
    return maskRanges(text, ranges, { limit, masked });
  }
}

/** Masks the ranges that begin before the limit; overlapping ranges share one mask. */
function maskRanges(
  text: Uint8Array,
  ranges: (readonly [start: number, end: number])[],
  { limit, masked }: { readonly limit: number; readonly masked: number },
): Searched {
  if (ranges.length === 0 && masked === 0 && limit === text.length) return { shown: text, rest: nothing, masked: 0 };
  const parts: Uint8Array[] = [];
  let decided = masked;
  for (const [start, end] of ranges.sort(([left], [right]) => left - right)) {
    if (start >= limit) break;
    if (start >= decided) parts.push(text.subarray(decided, start), maskBytes);
    decided = Math.max(decided, end);
  }
  if (decided < limit) parts.push(text.subarray(decided, limit));
  return { shown: Buffer.concat(parts), rest: text.subarray(limit), masked: Math.max(0, decided - limit) };
}

const nothing = new Uint8Array();
const maskBytes = Buffer.from(mask);
