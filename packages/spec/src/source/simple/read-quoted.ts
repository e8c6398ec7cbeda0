import { char } from './char.js';
import { joinLines } from './join-lines.js';
import { passToLibrary, type Scalar, type Scanner } from './scanner.js';
import { resolveEscapes } from './resolve-escapes.js';

/**
 * Reads the quoted scalar at the position. `indent` is how far its further lines must be indented at least; `undefined`: it
 * must be on one line.
 */
export function readQuoted(scanner: Scanner, indent: number | undefined): Scalar {
  const start = scanner.at;
  const isDouble = scanner.next === char.quotes;
  const end = isDouble ? findQuotes(scanner.text, start + 1) : findApostrophe(scanner.text, start + 1);
  const written = scanner.text.slice(start + 1, end);
  scanner.at = end + 1;
  const hasLines = written.includes('\n');
  if (hasLines) checkLines(written, indent ?? passToLibrary());
  if (isDouble)
    return { start, value: written.includes('\\') || hasLines ? resolveEscapes(written) : written, isPlain: false };
  const folded = hasLines ? joinLines(written) : written;
  return { start, value: folded.includes("'") ? folded.replaceAll("''", "'") : folded, isPlain: false };
}

function findQuotes(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === char.quotes) return at;
    if (code === char.backslash) at += 1;
  }
  return passToLibrary();
}

function findApostrophe(text: string, from: number): number {
  for (let at = text.indexOf("'", from); at !== -1; at = text.indexOf("'", at + 2)) {
    if (text.charCodeAt(at + 1) !== char.apostrophe) return at;
  }
  return passToLibrary();
}

/** Each further line must be indented or blank. Tabs beside line breaks are left to the library. */
function checkLines(written: string, indent: number): void {
  if (written.includes('\t')) passToLibrary();
  for (let end = written.indexOf('\n'); end !== -1; end = written.indexOf('\n', end + 1)) {
    let at = end + 1;
    while (written.charCodeAt(at) === char.space) at += 1;
    if (at - end - 1 < indent && written.charCodeAt(at) !== char.newline) passToLibrary();
  }
}
