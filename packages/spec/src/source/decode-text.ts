/**
 * The text of bytes, whoever wrote them: a byte order mark decides, then the charset that is declared, then UTF-8.
 *
 * The mark is no part of the text. A charset that nobody knows is read as UTF-8, as are bytes that UTF-8 does not have,
 * which become replacement characters.
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const marked = markOf(bytes);
  const named = marked ?? charset ?? zerosOf(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The charset of a content type: `text/csv; charset=iso-8859-1`. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();

/** The first text of a document, without the mark that some editors put before it. */
export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a mark: no text of another charset begins with a character and a zero. */
function zerosOf([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : undefined;
}
