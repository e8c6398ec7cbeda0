import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { isExactNumber, type ExactNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';

/**
 * Digits of exact numbers in messages that the SDK writes.
 *
 * Node.js 22 and later write them with `JSON.rawJSON`. On Node.js 20 `JSON.stringify` cannot, so that such a number
 * travels through the SDK as a text with an unguessable frame, and the frame is taken off where the bytes leave.
 */
const writesNone = !('rawJSON' in JSON);

/** No caller and no upstream can know it, so that no text of theirs is taken for a number. */
const frame = randomUUID();

const framed = new RegExp(`"${frame}([^"]*)${frame}"`, 'g');

/** An id that the SDK takes for a text; it knows no exact numbers there. */
export const holdId = (id: ExactNumber): string => `${frame}${id.toString()}${frame}`;

/** A JSON object whose exact numbers the SDK can write. */
export const holdDigits = (content: JsonObject): JsonObject => (writesNone ? (held(content) as JsonObject) : content);

function held(json: Json): Json {
  if (isExactNumber(json)) return holdId(json);
  if (Array.isArray(json)) return (json as readonly Json[]).map(held);
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, held(value)]));
}

/** A text as it goes out: numbers where they were held. */
export const releaseDigits = (text: string): string => (text.includes(frame) ? text.replaceAll(framed, '$1') : text);

/** An id as its caller wrote it, for log lines. */
export const releaseId = (id: string | number): string => String(id).replaceAll(frame, '');

/** Lets a response write numbers where they were held; the SDK writes each message whole. */
export function releaseDigitsIn(response: ServerResponse): void {
  const { write, end } = response;
  const released = (chunk: unknown): unknown => {
    if (typeof chunk === 'string') return releaseDigits(chunk);
    if (!(chunk instanceof Uint8Array)) return chunk;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return bytes.includes(frame) ? Buffer.from(releaseDigits(bytes.toString('utf8'))) : chunk;
  };
  type Write = (this: ServerResponse, chunk?: unknown, ...others: unknown[]) => unknown;
  const patched = (original: Write) =>
    function (this: ServerResponse, chunk?: unknown, ...others: unknown[]): unknown {
      return original.call(this, released(chunk), ...others);
    };
  Object.assign(response, { write: patched(write as Write), end: patched(end as Write) });
}
