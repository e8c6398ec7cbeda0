import { char } from './char.js';
import { passToLibrary } from './scanner.js';

/** The text between double quotes, with its escapes and line breaks resolved; unknown escapes are left to the library. */
export function resolveEscapes(written: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const found = findSpecial(written, at);
    if (found === written.length) return parts.join('') + written.slice(at);
    if (written.charCodeAt(found) === char.newline) {
      const next = skipBlank(written, found);
      parts.push(written.slice(at, skipSpacesBack(written, at, found)), breakOf(written, found, next));
      at = next;
      continue;
    }
    parts.push(written.slice(at, found));
    const escaped = written[found + 1] ?? '';
    const digits = digitsOf.get(escaped);
    at = found + 2;
    if (escaped === '\n') at = skipSpaces(written, at);
    else if (digits === undefined) parts.push(escapes.get(escaped) ?? passToLibrary());
    else {
      parts.push(characterOf(written.slice(at, at + digits), digits));
      at += digits;
    }
  }
}

/** The next backslash or line break, or the end. */
function findSpecial(written: string, from: number): number {
  for (let at = from; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code === char.backslash || code === char.newline) return at;
  }
  return written.length;
}

function skipSpaces(written: string, from: number): number {
  let at = from;
  while (written.charCodeAt(at) === char.space) at += 1;
  return at;
}

function skipSpacesBack(written: string, start: number, from: number): number {
  let end = from;
  while (end > start && written.charCodeAt(end - 1) === char.space) end -= 1;
  return end;
}

/** The end of the spaces and line breaks that begin here. */
function skipBlank(written: string, from: number): number {
  let at = from;
  while (written.charCodeAt(at) === char.newline || written.charCodeAt(at) === char.space) at += 1;
  return at;
}

/** What line breaks become: one a space, several one line break less. */
function breakOf(written: string, start: number, end: number): string {
  let breaks = -1;
  for (let at = start; at < end; at += 1) if (written.charCodeAt(at) === char.newline) breaks += 1;
  return breaks === 0 ? ' ' : '\n'.repeat(breaks);
}

/** How many hexadecimal digits follow. */
const digitsOf: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function characterOf(digits: string, count: number): string {
  const code = digits.length === count && /^[\da-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Infinity;
  return code <= 0x10ffff ? String.fromCodePoint(code) : passToLibrary();
}

/** YAML 1.2, section 5.7. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
