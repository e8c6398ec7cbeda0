import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { isExactNumber, type ExactNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';

// Keeps the digits of exact numbers in messages that the SDK writes: such a number is passed through the SDK as a string
// between random markers, and the markers and quotes are removed when the bytes are sent.

/**
 * Whether `JSON.stringify` cannot write exact numbers, as in Node.js 20; later versions have `JSON.rawJSON`. Ids are
 * marked in every version.
 */
const needsMarkers = !('rawJSON' in JSON);

/** The marker is random, so that no string of a caller or an upstream is mistaken for a number. */
const marker = randomUUID();

const marked = new RegExp(`"${marker}([^"]*)${marker}"`, 'g');

/** Replaces an id by a marked string, because the SDK does not support exact numbers in ids. */
export const markId = (id: ExactNumber): string => `${marker}${id.toString()}${marker}`;

/** Replaces exact numbers by marked strings, where needed. */
export const markDigits = (content: JsonObject): JsonObject =>
  needsMarkers ? (markValue(content) as JsonObject) : content;

function markValue(json: Json): Json {
  if (isExactNumber(json)) return markId(json);
  if (Array.isArray(json)) return (json as readonly Json[]).map(markValue);
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, markValue(value)]));
}

/** Restores marked numbers in a text before it is sent. */
export const restoreDigits = (text: string): string => (text.includes(marker) ? text.replaceAll(marked, '$1') : text);

/** An id as its caller wrote it, for log lines. */
export const restoreId = (id: string | number): string => String(id).replaceAll(marker, '');

/** Restores marked numbers in everything that is written to a response. The SDK writes each message in one chunk. */
export function restoreDigitsIn(response: ServerResponse): void {
  const { write, end } = response;
  const restoreChunk = (chunk: unknown): unknown => {
    if (typeof chunk === 'string') return restoreDigits(chunk);
    if (!(chunk instanceof Uint8Array)) return chunk;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return bytes.includes(marker) ? Buffer.from(restoreDigits(bytes.toString('utf8'))) : chunk;
  };
  type Write = (this: ServerResponse, chunk?: unknown, ...others: unknown[]) => unknown;
  const patchWrite = (original: Write) =>
    function (this: ServerResponse, chunk?: unknown, ...others: unknown[]): unknown {
      return original.call(this, restoreChunk(chunk), ...others);
    };
  Object.assign(response, { write: patchWrite(write as Write), end: patchWrite(end as Write) });
}
