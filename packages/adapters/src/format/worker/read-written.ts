import { readJson, type Json, type JsonObject } from '@naftiko/spec';
import { unmark } from './marks.js';
import { textCharacters, type Written } from './written.js';

/** Reads a value, and calls `pause` after every few texts. */
export async function readWritten(written: Written, pause: () => Promise<void>): Promise<Json> {
  if (written.kind === 'text') return readText(written);
  let sinceLast = 0;
  return read(written);

  async function read(part: Written): Promise<Json> {
    switch (part.kind) {
      case 'text':
        sinceLast += part.text.length;
        if (sinceLast > textCharacters) {
          sinceLast = part.text.length;
          await pause();
        }
        return readText(part);
      case 'item':
        return [await read(part.value)];
      case 'member':
        return Object.fromEntries([[part.key, await read(part.value)]]);
      case 'list': {
        const items: Json[] = [];
        for (const inner of part.parts) for (const item of (await read(inner)) as readonly Json[]) items.push(item);
        return items;
      }
      case 'object': {
        // Grown member by member: `Object.fromEntries` would hold the thread for a tenth of a second.
        const object: Record<string, Json> = {};
        for (const inner of part.parts) assign(object, (await read(inner)) as JsonObject);
        return object;
      }
    }
  }
}

function assign(object: Record<string, Json>, members: JsonObject): void {
  for (const [key, value] of Object.entries(members)) {
    // `__proto__` is an ordinary member.
    if (key !== '__proto__') object[key] = value;
    else Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  }
}

const readText = ({ text, isMarked }: Extract<Written, { kind: 'text' }>): Json => {
  const json = readJson(text);
  return isMarked ? unmark(json) : json;
};
