import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** A supported compression (`Content-Encoding`). */
export interface Decompression {
  /** Decompresses a whole body. Fails with `ERR_BUFFER_TOO_LARGE` beyond the limit. */
  readonly whole: (body: Uint8Array, limits: { readonly maxOutputLength: number }) => Promise<Buffer>;
  /** Opens a stream that decompresses a body, whose first bytes are given. */
  readonly open: (first: Uint8Array) => Transform;
}

/** The compressions of a body, in the order in which they are undone, without names that stand for no compression. */
export const listEncodings = (written = ''): readonly string[] =>
  written
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => !isPlain(encoding))
    .reverse();

/** `undefined`: the compression is not supported. */
export const findDecompression = (encoding: string): Decompression | undefined => decompressions.get(encoding);

/** Names that some servers declare for a body that is not compressed. */
const plain: ReadonlySet<string> = new Set(['', 'identity', 'none', 'aws-chunked', 'binary', '8bit', '7bit']);

/** Some servers declare the charset of the body as its content encoding. */
const isPlain = (encoding: string): boolean =>
  plain.has(encoding) || /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-\d+|windows-\d+)$/.test(encoding);

type Whole = Decompression['whole'];

const inflateZlib = promisify(zlib.inflate) as Whole;
const inflateBare = promisify(zlib.inflateRaw) as Whole;

const gzip: Decompression = { whole: promisify(zlib.gunzip) as Whole, open: () => zlib.createGunzip() };

const decompressions: ReadonlyMap<string, Decompression> = new Map<string, Decompression>([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['br', { whole: promisify(zlib.brotliDecompress) as Whole, open: () => zlib.createBrotliDecompress() }],
  [
    'deflate',
    {
      // Many servers send bare deflate data without the zlib header that RFC 9110 requires.
      whole: (body, limits) => (hasZlibHeader(body) ? inflateZlib(body, limits) : inflateBare(body, limits)),
      open: (first) => (hasZlibHeader(first) ? zlib.createInflate() : zlib.createInflateRaw()),
    },
  ],
  ...loadZstd(),
]);

/** RFC 1950, section 2.2: the method is 8, and both bytes together are a multiple of 31. */
function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return first % 16 === 8 && (first * 256 + second) % 31 === 0;
}

/** Available in Node from 22.15 on. It is never requested, but some servers send it. */
function loadZstd(): readonly (readonly [string, Decompression])[] {
  const { zstdDecompress: decompress, createZstdDecompress: open } = zlib as {
    readonly zstdDecompress?: typeof zlib.brotliDecompress;
    readonly createZstdDecompress?: () => Transform;
  };
  if (decompress === undefined || open === undefined) return [];
  return [['zstd', { whole: promisify(decompress) as Whole, open: () => open() }]];
}
