import { pipeline, Readable, Transform } from 'node:stream';
import { fail, ok, type FailureCause, type ForwardedReply, type RelayedHeaders, type Result } from '@naftiko/engine';
import { withoutBodyHeaders, type Redactor } from '@naftiko/runtime';
import { findDecompression, listEncodings, type Decompression } from '../request/content-encoding.js';
import { redactHeaders } from './redact-answer.js';

/** How a forwarded answer is redacted. */
interface Redaction {
  readonly namespace: string;
  /** Whether its body is redacted; its headers always are. */
  readonly inBody: boolean;
}

/**
 * Removes secrets from a forwarded answer; from its body while it arrives. A compressed body is passed on decompressed,
 * because secrets cannot be found in compressed data. Destroying the body destroys the body of the upstream.
 *
 * A body that is to be redacted fails with `upstream-unreachable` if it has an unknown content encoding or more than four,
 * and if the answer is partial, because it may begin or end within a secret.
 */
export function redactForwarded(
  answer: ForwardedReply,
  redactor: Redactor,
  { namespace, inBody }: Redaction,
): Result<ForwardedReply> {
  const headers = redactHeaders(answer.headers, redactor);
  if (!inBody || answer.status === 204 || answer.status === 304)
    return ok(headers === answer.headers ? answer : { ...answer, headers });
  const decompressions = listDecompressions(answer);
  const reason = decompressions === undefined ? unsupported : answer.status === 206 ? partial : undefined;
  if (decompressions === undefined || reason !== undefined) {
    if (answer.body instanceof Readable) answer.body.destroy();
    return fail(refuse(namespace, reason ?? unsupported));
  }
  const body = redactStream(answer.body, decompressions, redactor);
  return ok({ ...answer, headers: withoutLengthAndEncoding(withoutBodyHeaders(headers)), body });
}

const unsupported = 'its answer has an unsupported content encoding, so that secrets cannot be removed from it';
const partial = 'its answer is partial and may begin or end within a secret; request the whole body';

const refuse = (namespace: string, reason: string): FailureCause => ({
  code: 'upstream-unreachable',
  namespace,
  reason,
});

/** Removes the headers that describe the original bytes: their length and their compression. */
const withoutLengthAndEncoding = (headers: RelayedHeaders): RelayedHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !lengthAndEncoding.has(name)));

const lengthAndEncoding: ReadonlySet<string> = new Set(['content-length', 'content-encoding']);

/** `undefined` for an unknown content encoding, and for more than four. */
function listDecompressions({ headers }: ForwardedReply): readonly Decompression[] | undefined {
  const encodings = listEncodings(headers['content-encoding']);
  const known = encodings.flatMap((encoding) => findDecompression(encoding) ?? []);
  return known.length === encodings.length && known.length <= maxEncodings ? known : undefined;
}

const maxEncodings = 4;

/** Uses streams, because destroying one also ends its source. A generator that waits for a chunk cannot be ended. */
function redactStream(
  body: AsyncIterable<Uint8Array>,
  decompressions: readonly Decompression[],
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
  // An error of any of the streams reaches the reader of the last one.
  if (decompressions.length === 0) pipeline(body, redacting, ignore);
  else
    pipeline(body, (chunks: AsyncIterable<Uint8Array>) => decompressChunks(chunks, decompressions), redacting, ignore);
  return redacting as AsyncIterable<Uint8Array>;
}

const ignore = (): void => undefined;

/** Decompresses a body. An empty body is not compressed data and stays empty. */
async function* decompressChunks(
  body: AsyncIterable<Uint8Array>,
  decompressions: readonly Decompression[],
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  let plain: AsyncIterable<Uint8Array> = Readable.from(prepend(first.value, chunks));
  for (const decompression of decompressions) {
    const decompressor = decompression.open(first.value);
    pipeline(plain, decompressor, ignore);
    plain = decompressor as AsyncIterable<Uint8Array>;
  }
  yield* plain;
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
