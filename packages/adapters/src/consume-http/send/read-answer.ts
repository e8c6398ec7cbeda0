import { fail, ok, withLongBody, type RawReply, type Result } from '@naftiko/engine';
import { findDecompression, listEncodings } from '../request/content-encoding.js';
import { relayValue } from './header-bytes.js';
import { allOf, headerOf, type WireAnswer, type WireLimits } from '../wire/transport.js';

/** Headers of an answer that describe its body or help the caller. Source: specification 03, section 8.2. */
const relayed: ReadonlySet<string> = new Set([
  'content-language',
  'content-disposition',
  'etag',
  'last-modified',
  'expires',
  'location',
  'retry-after',
]);

/** Converts an answer to a reply: decompressed, with the headers that are passed on. */
export async function readAnswer(answer: WireAnswer, limits: WireLimits): Promise<Result<RawReply>> {
  const body = await decompress(answer, limits);
  return body.ok ? ok(replyOf(answer, body.value)) : body;
}

/** The reply with the body of the answer, or with a decompressed one. */
export function replyOf(answer: WireAnswer, decompressed?: Uint8Array): RawReply {
  const { status } = answer;
  const headers = pickRelayed(answer);
  // The range of a partial answer; omitted for a compressed one, because the range describes the compressed bytes.
  if ((status === 206 || status === 416) && decompressed === undefined) relay('content-range', answer, headers);
  const contentType = relayValue('content-type', headerOf(answer, 'content-type'));
  const { longBody } = answer;
  if (longBody !== undefined && decompressed === undefined) {
    return withLongBody({ kind: 'raw', status, contentType, headers }, longBody);
  }
  return { kind: 'raw', status, body: decompressed ?? answer.body, contentType, headers };
}

/** The headers of an answer that are passed on in every mode. Its headers are fewer than those that may be passed on. */
export function pickRelayed(answer: Pick<WireAnswer, 'headers'>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in answer.headers) if (relayed.has(name)) relay(name, answer, headers);
  return headers;
}

function relay(name: string, answer: Pick<WireAnswer, 'headers'>, headers: Record<string, string>): void {
  const value = relayValue(name, headerOf(answer, name));
  if (value !== undefined) headers[name] = value;
}

/** The decompressed body; `undefined`: it is not compressed. */
async function decompress(answer: WireAnswer, limits: WireLimits): Promise<Result<Uint8Array | undefined>> {
  const encodings = listEncodings(allOf(answer, 'content-encoding'));
  if (encodings.length === 0 || answer.body.length === 0) return ok(undefined);

  let body = answer.body;
  const { namespace, bodyLimitBytes: limitBytes } = limits;
  for (const encoding of encodings) {
    const decompression = findDecompression(encoding);
    if (decompression === undefined) {
      return fail({
        code: 'upstream-unreachable',
        namespace,
        reason: `its answer has the unsupported content encoding ${nameEncoding(encoding)}`,
      });
    }
    try {
      body = await decompression.whole(body, { maxOutputLength: limitBytes });
    } catch (error) {
      return isTooLarge(error)
        ? fail({ code: 'upstream-too-large', namespace, limitBytes })
        : fail({
            code: 'upstream-unreachable',
            namespace,
            reason: `its answer cannot be decompressed (${nameEncoding(encoding)})`,
          });
    }
  }
  return ok(body);
}

/** The name of an encoding for messages; only a short and plain name is shown, because it comes from the upstream. */
const nameEncoding = (encoding: string): string =>
  /^[\w.+-]{1,40}$/.test(encoding) ? `"${encoding}"` : 'with an invalid name';

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
