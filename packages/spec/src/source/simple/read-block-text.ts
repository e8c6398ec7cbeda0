import { char } from './char.js';
import { passToLibrary, type Scalar, type Scanner } from './scanner.js';

/** Reads the block scalar (`|` or `>`) at the position; `parent` is the indentation of the collection that contains it. */
export function readBlockText(scanner: Scanner, parent: number): Scalar {
  const start = scanner.at;
  const { isFolded, indicator, chomping } = readHeader(scanner);
  const body = findBody(scanner.text, scanner.at);
  if (body.indent <= parent) passToLibrary();
  const indent = indicator === undefined ? body.indent : parent + indicator;
  if (indent > body.indent || body.widestBlank > indent) passToLibrary();
  const { lines, end, blanks, endOfBlanks } = readLines(scanner.text, body.start, indent);
  scanner.at = chomping === '+' ? endOfBlanks : end;
  const breaks = chomping === '-' ? 0 : chomping === '+' ? 1 + blanks : 1;
  const content = isFolded ? fold(lines) : lines.join('\n');
  return { start, value: '\n'.repeat(body.blanks) + content + '\n'.repeat(breaks), isPlain: false };
}

interface Header {
  readonly isFolded: boolean;
  /** The stated indentation, from that of the parent. */
  readonly indicator: number | undefined;
  readonly chomping: string | undefined;
}

/** Ends at the start of the next line. */
function readHeader(scanner: Scanner): Header {
  header.lastIndex = scanner.at;
  const found = header.exec(scanner.text) ?? passToLibrary();
  const [whole, style, digit = found[5], chomping = found[4]] = found;
  scanner.at += whole.length;
  return { isFolded: style === '>', indicator: digit === undefined ? undefined : Number(digit), chomping };
}

const header = /([|>])(?:([1-9])?([+-])?|([+-])([1-9]))(?: *| +#.*)\n/y;

/** The first line that is not blank, and what is before it. */
function findBody(
  text: string,
  from: number,
): { readonly start: number; readonly indent: number; readonly blanks: number; readonly widestBlank: number } {
  let [start, blanks, widestBlank] = [from, 0, 0];
  for (;;) {
    const indent = countSpaces(text, start);
    const code = text.charCodeAt(start + indent);
    if (code !== char.newline) {
      // A tab or the end of the text.
      if (!(code > char.space)) passToLibrary();
      return { start, indent, blanks, widestBlank };
    }
    blanks += 1;
    widestBlank = Math.max(widestBlank, indent);
    start += indent + 1;
  }
}

interface Lines {
  /** Without their indentation, and without the last blank ones. */
  readonly lines: readonly string[];
  /** After the line break of the last of `lines`. */
  readonly end: number;
  readonly blanks: number;
  readonly endOfBlanks: number;
}

function readLines(text: string, from: number, indent: number): Lines {
  const lines: string[] = [];
  let [start, end, blanks, endOfBlanks, widestBlank] = [from, from, 0, from, 0];
  while (start < text.length) {
    const spaces = countSpaces(text, start);
    const code = text.charCodeAt(start + spaces);
    if (Number.isNaN(code)) passToLibrary();
    if (code !== char.newline && spaces < indent) break;
    const found = text.indexOf('\n', start + spaces);
    const lineEnd = found === -1 ? text.length : found;
    lines.push(text.slice(Math.min(start + indent, lineEnd), lineEnd));
    start = found === -1 ? text.length : lineEnd + 1;
    if (code === char.newline) {
      blanks += 1;
      widestBlank = Math.max(widestBlank, spaces);
      endOfBlanks = start;
    } else {
      [blanks, widestBlank] = [0, 0];
      [end, endOfBlanks] = [start, start];
    }
  }
  if (widestBlank > indent) passToLibrary();
  return { lines: lines.slice(0, lines.length - blanks), end, blanks, endOfBlanks };
}

/** A line break between two lines becomes a space unless one of them is blank or further indented (YAML 1.2, section 8.1.3). */
function fold(lines: readonly string[]): string {
  let folded = lines[0]!;
  let [blanks, wasText] = [0, isText(folded)];
  for (const line of lines.slice(1)) {
    if (line === '') {
      blanks += 1;
      continue;
    }
    const joinsText = wasText && isText(line);
    const breaks = blanks + (joinsText ? 0 : 1);
    folded += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
    [blanks, wasText] = [0, isText(line)];
  }
  return folded;
}

const isText = (line: string): boolean => line.charCodeAt(0) !== char.space && line.charCodeAt(0) !== char.tab;

function countSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === char.space) at += 1;
  return at - from;
}
