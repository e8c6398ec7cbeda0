import { char, isBlank, isFlowIndicator } from './char.js';
import { joinLines } from './join-lines.js';
import { passToLibrary, type Scalar, type Scanner } from './scanner.js';

/** Reads the first line of the plain scalar at the position, up to a comment, `: `, or in a flow collection its indicators. */
export function readPlainLine(scanner: Scanner, inFlow = false): Scalar {
  const start = scanner.at;
  checkStart(scanner, inFlow);
  scanner.at = findEnd(scanner.text, start, inFlow);
  return { start, value: scanner.text.slice(start, scanner.at), isPlain: true };
}

/** Appends the further lines of a plain scalar, which are indented at least so far. */
export function readPlainLines(scanner: Scanner, first: Scalar, indent: number): Scalar {
  const { text } = scanner;
  let end = scanner.at;
  for (let next = findContinuation(text, end, indent); next !== -1; next = findContinuation(text, end, indent)) {
    end = findEnd(text, next, false);
    if (isKeyEnd(text, end)) passToLibrary();
  }
  if (end === scanner.at) return first;
  scanner.at = end;
  return { ...first, value: joinLines(text.slice(first.start, end)) };
}

/** Whether a colon that ends a key follows, after spaces. */
export function isKeyEnd(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === char.space) at += 1;
  return text.charCodeAt(at) === char.colon && isBlank(text.charCodeAt(at + 1));
}

/** Where the next line of a plain scalar begins; -1: the scalar ends. */
function findContinuation(text: string, from: number, indent: number): number {
  let at = from;
  while (text.charCodeAt(at) === char.space) at += 1;
  if (text.charCodeAt(at) !== char.newline) return -1;
  let lineStart = at;
  while (text.charCodeAt(at) === char.newline) {
    at += 1;
    lineStart = at;
    while (text.charCodeAt(at) === char.space) at += 1;
  }
  const ends = at - lineStart < indent || at === text.length || text.charCodeAt(at) === char.hash;
  return ends ? -1 : at;
}

/** The end of the part of a plain scalar on this line, without the spaces after it. */
function findEnd(text: string, from: number, inFlow: boolean): number {
  let end = from;
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === char.space) {
      if (text.charCodeAt(at + 1) === char.hash) return end;
    } else if (code === char.colon) {
      const next = text.charCodeAt(at + 1);
      if (isBlank(next) || (inFlow && isFlowIndicator(next))) return end;
      end = at + 1;
    } else if (code === char.newline || Number.isNaN(code) || (inFlow && isFlowIndicator(code))) return end;
    else if (code < char.space) return passToLibrary();
    else end = at + 1;
  }
}

/** Indicators begin no plain scalar; `-`, `?` and `:` do before other text. */
function checkStart({ text, at }: Scanner, inFlow: boolean): void {
  const code = text.charCodeAt(at);
  if (isBlank(code) || indicators.has(code)) passToLibrary();
  if (!mayBegin.has(code)) return;
  const next = text.charCodeAt(at + 1);
  if (isBlank(next) || (inFlow && (isFlowIndicator(next) || code === char.colon))) passToLibrary();
}

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const indicators = codesOf('&*!|>%@`,[]{}#"\'');
const mayBegin = codesOf('-?:');
