import { readEscapes, readPlain } from './reading.js';

/** The number of times that escapes are read in each other: JSON in a form in an address, and one more. */
export const mostEscapes = 4;

/**
 * What each byte of a text is compared as; 0: it is skipped. Line breaks are skipped, because they are written in two
 * ways and wrap base64; zeros, because every second byte of UTF-16 is one. A blank may be a plus sign in a form, and
 * base64 has two alphabets.
 */
export const byteClasses: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));

function classOf(byte: number): number {
  switch (String.fromCharCode(byte)) {
    case '\0':
    case '\n':
    case '\r':
      return 0;
    case ' ':
    case '-':
      return 0x2b;
    case '_':
      return 0x2f;
    default:
      return byte;
  }
}

/** The bytes of a secret in every form that reading escapes does not undo; those that are shorter are left out. */
export function formsOf(secret: string, shortest: number): readonly Uint8Array[] {
  const texts = [...new Set([secret, ...listUnescaped(secret)])].flatMap(listEncodings);
  const hexadecimal = Buffer.from(secret).toString('hex');
  const encoded = [hexadecimal, hexadecimal.toUpperCase(), ...[...listWritten(secret)].flatMap(listBase64)];
  const forms = [...texts, ...encoded.map((text) => Buffer.from(text))]
    .map((bytes) => bytes.filter((byte) => byteClasses[byte] !== 0))
    .filter(({ length }) => length >= shortest);
  return [...new Map(forms.map((bytes) => [Buffer.from(bytes).toString('latin1'), bytes])).values()];
}

/** A secret may hold what looks like escapes, and they are read with those around it. */
function listUnescaped(secret: string): readonly string[] {
  const texts: string[] = [];
  let reading = readEscapes(readPlain(Buffer.from(secret)), true);
  for (let level = 0; level < mostEscapes && reading !== undefined; level += 1) {
    texts.push(Buffer.from(reading.bytes.subarray(0, reading.length)).toString());
    reading = readEscapes(reading, true);
  }
  return texts;
}

/** UTF-8; beyond ASCII also UTF-16, ISO 8859-1, and UTF-8 that was taken for ISO 8859-1. */
function listEncodings(text: string): readonly Uint8Array[] {
  const bytes = Buffer.from(text);
  if (bytes.length === text.length) return [bytes];
  const wide = Buffer.from(text, 'utf16le');
  const single = [...text].every((character) => character <= '\xff') ? [Buffer.from(text, 'latin1')] : [];
  return [bytes, ...single, Buffer.from(bytes.toString('latin1')), wide, Buffer.from(wide).swap16()];
}

/** A secret as it is part of a text that is encoded in base64 as a whole. */
function listWritten(secret: string): ReadonlySet<string> {
  const json = JSON.stringify(secret).slice(1, -1);
  return new Set([
    secret,
    secret.replaceAll(/\r\n?/g, '\n'),
    secret.replaceAll(/\r?\n/g, '\r\n'),
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(Buffer.from(secret).toString()),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]);
}

/** At each of the three offsets, without the characters at the edges, which depend on the neighbours too. */
function listBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)),
  );
}
