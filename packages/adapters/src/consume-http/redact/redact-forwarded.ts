import { pipeline, Readable, Transform } from 'node:stream';
import { fail, ok, type FailureCause, type ForwardedReply, type RelayedHeaders, type Result } from '@naftiko/engine';
import { withoutDigests, type Redactor } from '@naftiko/runtime';
import { findUnpacking, listEncodings, type Unpacking } from '../request/content-encoding.js';
import { redactHeaders } from './redact-answer.js';

/** How an answer is redacted. */
interface Redaction {
  readonly namespace: string;
  /** Whether its body is redacted; its headers always are. */
  readonly inBody: boolean;
}

/**
 * Removes secrets from a forwarded answer, from its body while it arrives. A compressed body is passed on decompressed,
 * since secrets cannot be found in it; fails with `upstream-unreachable` for an unknown compression, and for a part of a
 * body, which may begin or end in a secret. Destroying the body destroys that of the upstream.
 */
export function redactForwarded(
  answer: ForwardedReply,
  redactor: Redactor,
  { namespace, inBody }: Redaction,
): Result<ForwardedReply> {
  const headers = redactHeaders(answer.headers, redactor);
  if (!inBody || answer.status === 204 || answer.status === 304)
    return ok(headers === answer.headers ? answer : { ...answer, headers });
  const unpackings = listUnpackings(answer);
  const reason = unpackings === undefined ? unsupported : answer.status === 206 ? partial : undefined;
  if (unpackings === undefined || reason !== undefined) {
    if (answer.body instanceof Readable) answer.body.destroy();
    return fail(refuse(namespace, reason ?? unsupported));
  }
  const body = redactStream(answer.body, unpackings, redactor);
  return ok({ ...answer, headers: withoutFraming(withoutDigests(headers)), body });
}

const unsupported = 'its answer has an unsupported content encoding, in which secrets cannot be removed';
const partial = 'its answer is a part of a body, which may begin or end in a secret; request the whole body';

const refuse = (namespace: string, reason: string): FailureCause => ({
  code: 'upstream-unreachable',
  namespace,
  reason,
});

/** The length is no longer known. */
const withoutFraming = (headers: RelayedHeaders): RelayedHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !framing.has(name)));

const framing: ReadonlySet<string> = new Set(['content-length', 'content-encoding']);

/** `undefined` for an unknown compression. */
function listUnpackings({ headers }: ForwardedReply): readonly Unpacking[] | undefined {
  const encodings = listEncodings(headers['content-encoding']);
  const known = encodings.flatMap((encoding) => findUnpacking(encoding) ?? []);
  return known.length === encodings.length && known.length <= mostEncodings ? known : undefined;
}

const mostEncodings = 4;

/** A stream, because its end, early or not, is that of the source: a generator that waits for a part cannot be ended. */
function redactStream(
  body: AsyncIterable<Uint8Array>,
  unpackings: readonly Unpacking[],
  redactor: Redactor,
): AsyncIterable<Uint8Array> {
  const stream = redactor.stream();
  const redacting = new Transform({
    transform(chunk: Uint8Array, _, done) {
      done(null, stream.next(chunk));
    },
    flush(done) {
      done(null, stream.end());
    },
  });
  // The reader meets the error of any of the streams.
  if (unpackings.length === 0) pipeline(body, redacting, ignore);
  else pipeline(body, (chunks: AsyncIterable<Uint8Array>) => unpackChunks(chunks, unpackings), redacting, ignore);
  return redacting as AsyncIterable<Uint8Array>;
}

const ignore = (): void => undefined;

/** An empty body stays empty: it is no compressed data. */
async function* unpackChunks(
  body: AsyncIterable<Uint8Array>,
  unpackings: readonly Unpacking[],
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  let plain: AsyncIterable<Uint8Array> = Readable.from(prepend(first.value, chunks));
  for (const unpacking of unpackings) {
    const unpacker = unpacking.open(first.value);
    pipeline(plain, unpacker, ignore);
    plain = unpacker as AsyncIterable<Uint8Array>;
  }
  yield* plain;
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
