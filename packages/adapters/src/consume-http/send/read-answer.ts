import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { fail, ok, type RawReply, type RelayedHeaders, type Result } from '@naftiko/engine';
import { relayValue } from './header-bytes.js';
import { allOf, headerOf, type WireAnswer, type WireLimits } from './transport.js';
import { hasZlibHeader } from '../request/zlib-header.js';

/** Headers of an answer that describe its body or help the caller. Source: specification 03, section 8.2. */
const relayed = [
  'content-language',
  'content-disposition',
  'etag',
  'last-modified',
  'expires',
  'location',
  'retry-after',
] as const;

/** Converts an answer to a reply: decompressed, with the headers that are passed on. */
export async function readAnswer(answer: WireAnswer, limits: WireLimits): Promise<Result<RawReply>> {
  const body = await decompress(answer, limits);
  if (!body.ok) return body;
  return ok({
    kind: 'raw',
    status: answer.status,
    body: body.value,
    contentType: relayValue('content-type', headerOf(answer, 'content-type')),
    headers: { ...pickRelayed(answer), ...rangeOf(answer, body.value) },
  });
}

/** The range of a partial answer; omitted if it was compressed, since it describes the compressed bytes. */
function rangeOf(answer: WireAnswer, body: Uint8Array): RelayedHeaders {
  const range = answer.status === 206 || answer.status === 416 ? headerOf(answer, 'content-range') : undefined;
  const value = body === answer.body ? relayValue('content-range', range) : undefined;
  return value === undefined ? {} : { 'content-range': value };
}

/** The headers of an answer that are passed on in every mode. */
export function pickRelayed(answer: Pick<WireAnswer, 'headers'>): RelayedHeaders {
  const headers: Record<string, string> = {};
  for (const name of relayed) {
    const value = relayValue(name, headerOf(answer, name));
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

type Unpack = (body: Uint8Array, limits: { readonly maxOutputLength: number }) => Promise<Buffer>;

const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', promisify(zlib.gunzip) as Unpack],
  ['x-gzip', promisify(zlib.gunzip) as Unpack],
  ['br', promisify(zlib.brotliDecompress) as Unpack],
  // Many servers send bare deflate data without the zlib header that RFC 9110 requires.
  ['deflate', (body, limits) => (hasZlibHeader(body) ? inflateZlib(body, limits) : inflateBare(body, limits))],
  ...loadZstd(),
]);

/** Available in Node from 22.15 on. It is never requested, but some servers send it. */
function loadZstd(): readonly (readonly [string, Unpack])[] {
  const unpack = (zlib as { readonly zstdDecompress?: typeof zlib.brotliDecompress }).zstdDecompress;
  return unpack === undefined ? [] : [['zstd', promisify(unpack) as Unpack]];
}

/** Encodings that some servers declare for an unencoded body. */
const plain: ReadonlySet<string> = new Set(['', 'identity', 'none', 'aws-chunked', 'binary', '8bit', '7bit']);

/** Some servers declare the charset of the body there. */
const isPlain = (encoding: string): boolean =>
  plain.has(encoding) || /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-\d+|windows-\d+)$/.test(encoding);

const inflateZlib = promisify(zlib.inflate) as Unpack;
const inflateBare = promisify(zlib.inflateRaw) as Unpack;

async function decompress(answer: WireAnswer, limits: WireLimits): Promise<Result<Uint8Array>> {
  const encodings = allOf(answer, 'content-encoding');
  if (encodings === undefined || answer.body.length === 0) return ok(answer.body);

  let body = answer.body;
  const { namespace, bodyLimitBytes: limitBytes } = limits;
  for (const written of encodings.toLowerCase().split(',').reverse()) {
    const encoding = written.trim();
    if (isPlain(encoding)) continue;
    const unpack = unpackers.get(encoding);
    if (unpack === undefined) {
      return fail({
        code: 'upstream-unreachable',
        namespace,
        reason: `its answer has the unsupported content encoding ${nameEncoding(encoding)}`,
      });
    }
    try {
      body = await unpack(body, { maxOutputLength: limitBytes });
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

/** Shortened, because the upstream chose it. */
const nameEncoding = (encoding: string): string =>
  /^[\w.+-]{1,40}$/.test(encoding) ? `"${encoding}"` : 'something that has no name';

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
