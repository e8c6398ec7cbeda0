import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { fail, ok, type ForwardedReply, type RelayedHeaders, type Result } from '@naftiko/engine';
import type { Redactor } from '@naftiko/runtime';
import { hasZlibHeader } from '../request/zlib-header.js';
import { redactHeaders } from './redact-answer.js';

/** How an answer is redacted. */
interface Redaction {
  readonly namespace: string;
  /** Whether its body is redacted; its headers always are. */
  readonly inBody: boolean;
}

/**
 * Removes secrets from a forwarded answer, from its body while it arrives. A compressed body is passed on decompressed,
 * since secrets cannot be found in it; fails with `upstream-unreachable` for an unknown compression.
 */
export function redactForwarded(
  answer: ForwardedReply,
  redactor: Redactor,
  { namespace, inBody }: Redaction,
): Result<ForwardedReply> {
  const headers = redactHeaders(answer.headers, redactor);
  if (!inBody || answer.status === 204 || answer.status === 304)
    return ok(headers === answer.headers ? answer : { ...answer, headers });
  const body = unpack(answer);
  if (body !== undefined)
    return ok({ ...answer, headers: withoutFraming(headers), body: redactChunks(body, redactor) });
  if (answer.body instanceof Readable) answer.body.destroy();
  const reason = 'its answer has an unsupported content encoding, in which secrets cannot be removed';
  return fail({ code: 'upstream-unreachable', namespace, reason });
}

/** The length is no longer known. */
const withoutFraming = (headers: RelayedHeaders): RelayedHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !framing.has(name)));

const framing: ReadonlySet<string> = new Set(['content-length', 'content-encoding']);

/** The decompressed body; `undefined` for an unknown compression. */
function unpack({ headers, body }: ForwardedReply): AsyncIterable<Uint8Array> | undefined {
  const encodings = (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'identity');
  if (encodings.length === 0) return body;
  const isKnown = encodings.length <= mostEncodings && encodings.every((encoding) => unpackers.has(encoding));
  return isKnown ? unpackChunks(body, encodings.reverse()) : undefined;
}

const mostEncodings = 4;

/** An empty body stays empty: it is no compressed data. */
async function* unpackChunks(
  body: AsyncIterable<Uint8Array>,
  encodings: readonly string[],
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  let plain: AsyncIterable<Uint8Array> = Readable.from(prepend(first.value, chunks));
  for (const encoding of encodings) {
    const unpacker = unpackers.get(encoding)!(first.value);
    // The reader meets the error of any of the streams.
    pipeline(plain, unpacker, () => undefined);
    plain = unpacker as AsyncIterable<Uint8Array>;
  }
  yield* plain;
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

const unpackers: ReadonlyMap<string, (first: Uint8Array) => Transform> = new Map<
  string,
  (first: Uint8Array) => Transform
>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['br', () => zlib.createBrotliDecompress()],
  // Many servers send bare deflate data without the zlib header that RFC 9110 requires.
  ['deflate', (first) => (hasZlibHeader(first) ? zlib.createInflate() : zlib.createInflateRaw())],
]);

async function* redactChunks(body: AsyncIterable<Uint8Array>, redactor: Redactor): AsyncGenerator<Uint8Array> {
  const stream = redactor.stream();
  for await (const chunk of body) {
    const shown = stream.next(chunk);
    if (shown.length > 0) yield shown;
  }
  const rest = stream.end();
  if (rest.length > 0) yield rest;
}
