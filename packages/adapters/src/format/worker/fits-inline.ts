import { isContainer } from '../avro-magic.js';

type Fits = (body: Uint8Array) => boolean;

/**
 * Decides whether a body is small enough to be decoded on the calling thread. The limits are such that the worst text
 * of this length takes a few milliseconds; `test/attack/decoders.mjs` measures the worst texts.
 */
export function makeSizeCheck(format: string): Fits {
  if (format === 'json') return isCheapJson;
  const limitBytes = limitsBytes.get(format) ?? 0;
  if (format !== 'avro') return (body) => body.byteLength <= limitBytes;
  // A container carries its own schema, in which a few bytes can describe a value without end.
  return (body) => body.byteLength <= limitBytes && !isContainer(body);
}

/** The cost of Markdown and of HTML grows with the square of their length, and more. */
const limitsBytes: ReadonlyMap<string, number> = new Map([
  ['markdown', 1_024],
  ['html', 2_048],
  ['yaml', 4_096],
  ['xml', 4_096],
  ['csv', 8_192],
  ['tsv', 8_192],
  ['psv', 8_192],
  ['avro', 16_384],
  ['protobuf', 16_384],
]);

/** JSON is cheap unless it has many values. */
function isCheapJson(body: Uint8Array): boolean {
  if (body.byteLength <= alwaysCheapBytes) return true;
  if (body.byteLength > scannedBytes) return false;
  return estimateValues(body) <= cheapValues;
}

/**
 * The approximate number of values, from about 4,000 bytes: an error of a fifth changes by a millisecond how long the
 * thread is held. The distances are random, so that no upstream can place its values between them.
 */
function estimateValues(body: Uint8Array): number {
  const meanDistance = body.length / sampledBytes;
  let state = Math.floor(Math.random() * 0x7fffffff);
  let found = 0;
  for (let at = 0; at < body.length; at += 1 + ((meanDistance * (state >>> 16)) >>> 14)) {
    const byte = body[at];
    if (byte === comma || byte === openBracket || byte === openBrace) found += 1;
    // The next number of a linear congruential generator, whose upper 15 bits are used.
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  }
  return found * (meanDistance + 0.5);
}

const sampledBytes = 4096;
const alwaysCheapBytes = 16 * 1024;
const scannedBytes = 1024 * 1024;
const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;
const cheapValues = 8_000;
