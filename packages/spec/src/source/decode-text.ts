/**
 * Decodes bytes: by their byte order mark, else the declared charset, else as UTF-16 where zero bytes show it,
 * else as UTF-8.
 *
 * The mark is not part of the text. An unknown charset is read as UTF-8; invalid bytes become replacement characters.
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const named = charsetOfMark(bytes) ?? charset ?? charsetOfZeros(bytes) ?? 'utf-8';
  if (named === 'utf-8') return utf8.decode(bytes);
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return utf8.decode(bytes);
  }
}

const utf8 = new TextDecoder();

/** The charset of a content type: `text/csv; charset=iso-8859-1`. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();

/** The text without the byte order mark that some editors add. */
export const withoutByteOrderMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function charsetOfMark({ 0: first, 1: second, 2: third }: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a byte order mark: in the first four bytes of a text in another charset, zero bytes do not alternate. */
function charsetOfZeros({ 0: first, 1: second, 2: third, 3: fourth }: Uint8Array): string | undefined {
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : undefined;
}
