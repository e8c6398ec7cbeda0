import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { fail, ok, type RawReply, type RelayedHeaders, type Result } from '@naftiko/engine';
import { headerOf, type WireAnswer, type WireLimits } from './transport.js';

/** What of an answer's headers describes its body or helps the caller. Source: specification 03, section 8.2. */
const relayed = [
  'content-language',
  'content-disposition',
  'etag',
  'last-modified',
  'expires',
  'location',
  'retry-after',
] as const;

/** Turns an answer into a reply: decompressed, with the headers that are passed on. */
export async function readAnswer(answer: WireAnswer, limits: WireLimits): Promise<Result<RawReply>> {
  const body = await decompress(answer, limits);
  if (!body.ok) return body;
  return ok({
    kind: 'raw',
    status: answer.status,
    body: body.value,
    contentType: headerOf(answer, 'content-type'),
    headers: { ...relayedFrom(answer), ...rangeOf(answer, body.value) },
  });
}

/** Which part of the whole a partial answer is; of one that was compressed it says nothing about what is passed on. */
function rangeOf(answer: WireAnswer, body: Uint8Array): RelayedHeaders {
  const range = answer.status === 206 || answer.status === 416 ? headerOf(answer, 'content-range') : undefined;
  return range === undefined || body !== answer.body ? {} : { 'content-range': range };
}

/** The headers of an answer that are passed on in every mode. */
export function relayedFrom(answer: Pick<WireAnswer, 'headers'>): RelayedHeaders {
  const headers: Record<string, string> = {};
  for (const name of relayed) {
    const value = headerOf(answer, name);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

type Unpack = (body: Uint8Array, limits: { readonly maxOutputLength: number }) => Promise<Buffer>;

const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', promisify(gunzip) as Unpack],
  ['x-gzip', promisify(gunzip) as Unpack],
  ['br', promisify(brotliDecompress) as Unpack],
  // Many servers send bare deflate data without the zlib header that RFC 9110 asks for.
  ['deflate', (body, limits) => (hasZlibHeader(body) ? inflateZlib(body, limits) : inflateBare(body, limits))],
]);

/** RFC 1950, section 2.2: the method is 8, and both bytes together are a multiple of 31. */
const hasZlibHeader = ([first = 0, second = 0]: Uint8Array): boolean =>
  first % 16 === 8 && (first * 256 + second) % 31 === 0;

const inflateZlib = promisify(inflate) as Unpack;
const inflateBare = promisify(inflateRaw) as Unpack;

async function decompress(answer: WireAnswer, limits: WireLimits): Promise<Result<Uint8Array>> {
  const encodings = headerOf(answer, 'content-encoding');
  if (encodings === undefined || answer.body.length === 0) return ok(answer.body);

  let body = answer.body;
  const { namespace, bodyLimitBytes: limitBytes } = limits;
  for (const encoding of encodings.toLowerCase().split(',').reverse()) {
    const unpack = unpackers.get(encoding.trim());
    if (unpack === undefined) continue;
    try {
      body = await unpack(body, { maxOutputLength: limitBytes });
    } catch (error) {
      return isTooLarge(error)
        ? fail({ code: 'upstream-too-large', namespace, limitBytes })
        : fail({ code: 'upstream-unreachable', namespace, reason: 'its answer cannot be decompressed' });
    }
  }
  return ok(body);
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
