import { readJson, type Json } from '@naftiko/spec';
import { unmark } from './marks.js';
import { textCharacters, type Token, type Written } from './written.js';

/** Reads a value, and calls `pause` after every few texts. */
export async function readWritten(written: Written, pause: () => Promise<void>): Promise<Json> {
  const reader = new Reader();
  let sinceLast = 0;
  for (const token of written) {
    const length = token.kind === 'value' || token.kind === 'entries' ? token.text.length : tokenCharacters;
    sinceLast += length;
    if (sinceLast > textCharacters) {
      sinceLast = length;
      await pause();
    }
    reader.take(token);
  }
  return reader.value;
}

/** The other tokens cost about as much as a text of this length. */
const tokenCharacters = 16;

/** A list or an object that is not complete. */
interface Open {
  add(value: Json): void;
  addAll(entries: Json): void;
  readonly value: Json;
}

/** Builds a value without recursion. */
class Reader {
  value: Json = null;
  readonly #open: Open[] = [];
  /** The name of the next member, for each object that is open. */
  readonly #keys: string[] = [];

  take(token: Token): void {
    switch (token.kind) {
      case 'value':
        return this.#add(readText(token));
      case 'entries':
        return this.#open.at(-1)?.addAll(readText(token));
      case 'key':
        this.#keys.push(token.key);
        return;
      case 'open':
        this.#open.push(token.collection === 'list' ? openList() : openObject(() => this.#keys.pop() ?? ''));
        return;
      case 'close': {
        const closed = this.#open.pop();
        if (closed !== undefined) this.#add(closed.value);
      }
    }
  }

  #add(value: Json): void {
    const outer = this.#open.at(-1);
    if (outer === undefined) this.value = value;
    else outer.add(value);
  }
}

function openList(): Open {
  const value: Json[] = [];
  return {
    value,
    add: (item) => void value.push(item),
    addAll(items) {
      for (const item of items as readonly Json[]) value.push(item);
    },
  };
}

/** Grown member by member: `Object.fromEntries` would hold the thread for a tenth of a second. */
function openObject(nextKey: () => string): Open {
  const value: Record<string, Json> = {};
  const assign = (key: string, member: Json): void => {
    // `__proto__` is an ordinary member.
    if (key !== '__proto__') value[key] = member;
    else Object.defineProperty(value, key, { value: member, enumerable: true, writable: true, configurable: true });
  };
  return {
    value,
    add: (member) => assign(nextKey(), member),
    addAll(members) {
      for (const [key, member] of Object.entries(members as object)) assign(key, member as Json);
    },
  };
}

const readText = ({ text, isMarked }: Extract<Token, { text: string }>): Json => {
  const json = readJson(text);
  return isMarked ? unmark(json) : json;
};
