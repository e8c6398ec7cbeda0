import { isExactNumber, isList, isObject, writeJson, type Json } from '@naftiko/spec';
import { toMarked, needsMarks } from './marks.js';

/**
 * A value as JSON texts of limited length, so that the receiving thread can pause between any two of them.
 *
 * Numbers that JSON does not have (NaN, infinities, a negative zero) are marked; exact numbers keep their digits.
 */
export type Written =
  | { readonly kind: 'text'; readonly text: string; readonly isMarked: boolean }
  /** A list or an object, from parts that are lists or objects themselves. */
  | { readonly kind: 'list' | 'object'; readonly parts: readonly Written[] }
  /** A list of one item, or an object of one member. */
  | { readonly kind: 'item'; readonly value: Written }
  | { readonly kind: 'member'; readonly key: string; readonly value: Written };

/** Thrown by `writeValue` for a value that is too long. */
export class TooLong extends Error {}

/** Writes a value; `limit` is the number of characters of all its texts and keys together. */
export function writeValue(value: Json, limit: number): Written {
  return new Writer(limit).write(value);
}

class Writer {
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  write(json: Json): Written {
    if (sizeOf(json, textCharacters) > textCharacters) {
      if (isList(json)) return this.#list(json);
      if (isObject(json)) return this.#object(Object.entries(json));
    }
    return this.#text(json);
  }

  #list(items: readonly Json[]): Written {
    const parts = batches(items, (item) => sizeOf(item, textCharacters)).map((batch): Written => {
      const [only] = batch;
      return batch.length > 1 || only === undefined ? this.#text(batch) : { kind: 'item', value: this.write(only) };
    });
    return { kind: 'list', parts };
  }

  #object(members: readonly (readonly [string, Json])[]): Written {
    const sizeOfMember = ([key, item]: (typeof members)[number]): number => key.length + sizeOf(item, textCharacters);
    const parts = batches(members, sizeOfMember).map((batch): Written => {
      const [only] = batch;
      if (batch.length > 1 || only === undefined) return this.#text(Object.fromEntries(batch));
      const [key, item] = only;
      this.#take(key.length);
      return { kind: 'member', key, value: this.write(item) };
    });
    return { kind: 'object', parts };
  }

  #text(json: Json): Written {
    const isMarked = needsMarks(json);
    const text = writeJson(isMarked ? toMarked(json) : json);
    this.#take(text.length);
    return { kind: 'text', text, isMarked };
  }

  #take(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new TooLong();
  }
}

/** Short enough to be parsed in a few milliseconds, exact numbers included. */
export const textCharacters = 16 * 1024;

/** The approximate length of a value as JSON; counts no further than `limit`. */
function sizeOf(json: Json, limit: number): number {
  if (typeof json === 'string') return json.length + 3;
  if (typeof json !== 'object' || json === null) return 6;
  if (isExactNumber(json)) return String(json).length + 1;
  let size = 2;
  if (isList(json)) {
    for (const item of json) {
      size += sizeOf(item, limit - size);
      if (size > limit) return size;
    }
    return size;
  }
  for (const key in json) {
    size += key.length + 4 + sizeOf(json[key] ?? null, limit - size);
    if (size > limit) return size;
  }
  return size;
}

/** Neighbours that fit into one text together. */
function batches<Entry>(
  entries: readonly Entry[],
  sizeOfEntry: (entry: Entry) => number,
): readonly (readonly Entry[])[] {
  const all: Entry[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    const more = sizeOfEntry(entry);
    if (size + more > textCharacters) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(entry);
    size += more;
  }
  return all;
}
