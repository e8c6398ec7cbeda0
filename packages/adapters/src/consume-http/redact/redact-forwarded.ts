import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { fail, ok, type ForwardedReply, type RelayedHeaders, type Result } from '@naftiko/engine';
import type { Redactor } from '@naftiko/runtime';
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
  if (!inBody) return ok(headers === answer.headers ? answer : { ...answer, headers });
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
  let plain = body;
  for (const written of (headers['content-encoding'] ?? '').toLowerCase().split(',').reverse()) {
    const encoding = written.trim();
    if (encoding === '' || encoding === 'identity') continue;
    const unpacker = unpackers.get(encoding)?.();
    if (unpacker === undefined) return undefined;
    // The reader meets the error of any of the streams.
    pipeline(plain, unpacker, () => undefined);
    plain = unpacker as AsyncIterable<Uint8Array>;
  }
  return plain;
}

const unpackers: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['br', () => zlib.createBrotliDecompress()],
  ['deflate', () => zlib.createInflate()],
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
