import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { isExactNumber, type ExactNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';

/**
 * Digits of exact numbers in messages that the SDK writes.
 *
 * Node.js 22 and later write them with `JSON.rawJSON`. On Node.js 20 `JSON.stringify` cannot, so such a number passes
 * through the SDK as a string between unguessable markers, and the markers and quotes are removed when the bytes are
 * sent.
 */
const writesNone = !('rawJSON' in JSON);

/** Callers and upstreams cannot guess it, so none of their strings is mistaken for a number. */
const marker = randomUUID();

const marked = new RegExp(`"${marker}([^"]*)${marker}"`, 'g');

/** An id as a string for the SDK, which does not support exact numbers in ids. */
export const holdId = (id: ExactNumber): string => `${marker}${id.toString()}${marker}`;

/** A JSON object whose exact numbers the SDK can write. */
export const holdDigits = (content: JsonObject): JsonObject =>
  writesNone ? (holdValue(content) as JsonObject) : content;

function holdValue(json: Json): Json {
  if (isExactNumber(json)) return holdId(json);
  if (Array.isArray(json)) return (json as readonly Json[]).map(holdValue);
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, holdValue(value)]));
}

/** The text to send, with marked numbers restored. */
export const releaseDigits = (text: string): string => (text.includes(marker) ? text.replaceAll(marked, '$1') : text);

/** An id as its caller wrote it, for log lines. */
export const releaseId = (id: string | number): string => String(id).replaceAll(marker, '');

/** Restores marked numbers in what a response writes; the SDK writes each message at once. */
export function releaseDigitsIn(response: ServerResponse): void {
  const { write, end } = response;
  const releaseChunk = (chunk: unknown): unknown => {
    if (typeof chunk === 'string') return releaseDigits(chunk);
    if (!(chunk instanceof Uint8Array)) return chunk;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return bytes.includes(marker) ? Buffer.from(releaseDigits(bytes.toString('utf8'))) : chunk;
  };
  type Write = (this: ServerResponse, chunk?: unknown, ...others: unknown[]) => unknown;
  const patchWrite = (original: Write) =>
    function (this: ServerResponse, chunk?: unknown, ...others: unknown[]): unknown {
      return original.call(this, releaseChunk(chunk), ...others);
    };
  Object.assign(response, { write: patchWrite(write as Write), end: patchWrite(end as Write) });
}
