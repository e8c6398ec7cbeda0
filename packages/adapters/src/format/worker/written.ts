import { isExactNumber, isList, isObject, writeJson, type Json } from '@naftiko/spec';
import { toMarked, needsMarks } from './marks.js';

/**
 * A value as JSON texts of limited length, so that the receiving thread can pause between any two of them. It is flat,
 * because a message between threads can be nested only some hundred levels deep.
 *
 * Numbers that JSON does not have (NaN, infinities, a negative zero) are marked; exact numbers keep their digits.
 */
export type Written = readonly Token[];

export type Token =
  /** A whole value. */
  | { readonly kind: 'value'; readonly text: string; readonly isMarked: boolean }
  /** The next items or members of the list or object that is open, as a list or an object. */
  | { readonly kind: 'entries'; readonly text: string; readonly isMarked: boolean }
  /** The name of the member whose value follows. */
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'open'; readonly collection: 'list' | 'object' }
  | { readonly kind: 'close' };

/** Thrown by `writeValue` for a value that is too long. */
export class TooLong extends Error {}

/** Writes a value; `limit` is the number of characters of all its texts and keys together. */
export function writeValue(value: Json, limit: number): Written {
  return new Writer(limit).write(value);
}

class Writer {
  readonly #tokens: Token[] = [];
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  write(json: Json): Written {
    this.#value(json);
    return this.#tokens;
  }

  #value(json: Json): void {
    if (sizeOf(json, textCharacters) <= textCharacters) this.#text('value', json);
    else if (isList(json)) this.#list(json);
    else if (isObject(json)) this.#object(Object.entries(json));
    else this.#text('value', json);
  }

  #list(items: readonly Json[]): void {
    this.#tokens.push({ kind: 'open', collection: 'list' });
    for (const batch of batches(items, (item) => sizeOf(item, textCharacters))) {
      const [only] = batch;
      if (batch.length > 1 || only === undefined) this.#text('entries', batch);
      else this.#value(only);
    }
    this.#tokens.push({ kind: 'close' });
  }

  #object(members: readonly (readonly [string, Json])[]): void {
    this.#tokens.push({ kind: 'open', collection: 'object' });
    for (const batch of batches(members, ([key, item]) => key.length + sizeOf(item, textCharacters))) {
      const [only] = batch;
      if (batch.length > 1 || only === undefined) {
        this.#text('entries', Object.fromEntries(batch));
        continue;
      }
      const [key, item] = only;
      this.#take(key.length);
      this.#tokens.push({ kind: 'key', key });
      this.#value(item);
    }
    this.#tokens.push({ kind: 'close' });
  }

  #text(kind: 'value' | 'entries', json: Json): void {
    const isMarked = needsMarks(json);
    const text = writeJson(isMarked ? toMarked(json) : json);
    this.#take(text.length);
    this.#tokens.push({ kind, text, isMarked });
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
