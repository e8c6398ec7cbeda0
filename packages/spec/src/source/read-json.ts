import { parseNumber } from './exact-number.js';
import { hasLossyNumber } from './lossy-number.js';
import type { Json } from './source-node.js';

/**
 * `JSON.parse`, except that numbers keep their digits: those that a double would change are exact numbers.
 *
 * Throws like `JSON.parse`. A text without such numbers costs a tenth more (see lossy-number.ts); a text with them is read
 * a second time by `ExactReader`, unless it nests deeper than `limitLevels`.
 */
export function readJson(text: string): Json {
  const plain = JSON.parse(text) as Json;
  return hasLossyNumber(text) && !nestsBeyond(plain, limitLevels) ? new ExactReader(text).readValue() : plain;
}

/** `ExactReader` is recursive. Bodies that nest deeper are refused where they are received. */
const limitLevels = 1_000;

function nestsBeyond(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((below: Json) => nestsBeyond(below, levels - 1));
}

/** Reads a text that is known to be valid JSON, and keeps the digits of its numbers. */
class ExactReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readValue(): Json {
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#readObject();
      case '[':
        return this.#readList();
      case '"':
        return JSON.parse(this.#take(stringToken)) as string;
      case 't':
      case 'f':
      case 'n':
        return JSON.parse(this.#take(wordToken)) as Json;
      default:
        return parseNumber(this.#take(numberToken));
    }
  }

  #readObject(): Json {
    const object: Record<string, Json> = {};
    this.#at += 1;
    while (!this.#ends('}')) {
      const key = JSON.parse(this.#take(stringToken)) as string;
      this.#skipSpace();
      this.#at += 1;
      // `__proto__` is an ordinary member.
      Object.defineProperty(object, key, {
        value: this.readValue(),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return object;
  }

  #readList(): Json {
    const list: Json[] = [];
    this.#at += 1;
    while (!this.#ends(']')) list.push(this.readValue());
    return list;
  }

  /** Whether a list or an object ends here; consumes its end, or the comma before the next entry. */
  #ends(end: string): boolean {
    this.#skipSpace();
    const character = this.#text[this.#at];
    if (character === end || character === ',') this.#at += 1;
    this.#skipSpace();
    return character === end;
  }

  #skipSpace(): void {
    while (this.#text.charCodeAt(this.#at) <= space) this.#at += 1;
  }

  #take(token: RegExp): string {
    token.lastIndex = this.#at;
    const taken = token.exec(this.#text)?.[0] ?? '';
    this.#at += taken.length;
    return taken;
  }
}

/** No JSON white space has a greater code. */
const space = 0x20;
const stringToken = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const wordToken = /[a-z]+/y;
const numberToken = /-?[\d.eE+-]+/y;
