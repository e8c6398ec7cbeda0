import { readEscapes, readPlain } from './reading.js';

/** The number of levels of nested escapes that are read: for example JSON in a form in an address, and one more. */
export const maxEscapes = 4;

/**
 * The class of each byte: bytes of one class are equal in a comparison, bytes of the class 0 are skipped. Line breaks
 * are skipped, because they are written in two ways and also wrap base64. Zero bytes are skipped, because every second
 * byte of ASCII in UTF-16 is zero. A space equals a plus sign, as in forms, and the two alphabets of base64 are equal.
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

/**
 * The bytes of a secret in every form that is not undone by reading escapes (encodings of text, hexadecimal, base64).
 * Forms that are shorter than `shortest` are left out.
 */
export function formsOf(secret: string, shortest: number): readonly Uint8Array[] {
  const cases = [secret, secret.toLowerCase(), secret.toUpperCase()];
  const texts = [...new Set([...cases, ...listUnescaped(secret)])].flatMap(listEncodings);
  const hexadecimal = Buffer.from(secret).toString('hex');
  const encoded = [hexadecimal, hexadecimal.toUpperCase(), ...[...listWritten(secret)].flatMap(listBase64)];
  const forms = [...texts, ...encoded.map((text) => Buffer.from(text))]
    .map((bytes) => bytes.filter((byte) => byteClasses[byte] !== 0))
    .filter(({ length }) => length >= shortest);
  return [...new Map(forms.map((bytes) => [Buffer.from(bytes).toString('latin1'), bytes])).values()];
}

/**
 * The secret with its own escapes replaced: it may contain characters that look like escapes, and these are replaced
 * too when a text is read.
 */
function listUnescaped(secret: string): readonly string[] {
  const texts: string[] = [];
  let reading = readEscapes(readPlain(Buffer.from(secret)), true);
  for (let level = 0; level < maxEscapes && reading !== undefined; level += 1) {
    texts.push(Buffer.from(reading.bytes.subarray(0, reading.length)).toString());
    reading = readEscapes(reading, true);
  }
  return texts;
}

/**
 * A text in UTF-8. A text beyond ASCII also in UTF-16, in ISO 8859-1, and in UTF-8 that was wrongly read as ISO 8859-1.
 */
function listEncodings(text: string): readonly Uint8Array[] {
  const bytes = Buffer.from(text);
  if (bytes.length === text.length) return [bytes];
  const wide = Buffer.from(text, 'utf16le');
  const single = [...text].every((character) => character <= '\xff') ? [Buffer.from(text, 'latin1')] : [];
  return [bytes, ...single, Buffer.from(bytes.toString('latin1')), wide, Buffer.from(wide).swap16()];
}

/** The spellings of a secret inside a text that is encoded in base64 as a whole. */
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

/**
 * A text in base64 at each of the three possible offsets, without the characters at both ends, which also depend on the
 * neighbouring bytes.
 */
function listBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)),
  );
}
