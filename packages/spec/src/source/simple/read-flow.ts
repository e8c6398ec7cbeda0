import { extendPath, type Origin } from '../../diagnostic/origin.js';
import type { Entry, ListNode, MapNode, SourceNode } from '../source-node.js';
import { char } from './char.js';
import { makeKey } from './make-key.js';
import { readPlainLine } from './read-plain.js';
import { readQuoted } from './read-quoted.js';
import { passToLibrary, type Scalar, type Scanner } from './scanner.js';

type Path = Origin['path'];

/** Whether a character begins a flow collection. */
export const beginsFlow = (code: number): boolean => code === char.bracket || code === char.brace;

/** Reads the flow collection at the position; its further lines are indented at least by `indent`. */
export function readFlow(scanner: Scanner, indent: number, path: Path): MapNode | ListNode {
  return readCollection(scanner, indent, path, true);
}

function readCollection(scanner: Scanner, indent: number, path: Path, isOutermost: boolean): MapNode | ListNode {
  scanner.checkDepth(path);
  const start = scanner.at;
  const isMap = scanner.next === char.brace;
  const close = isMap ? char.closingBrace : char.closingBracket;
  const entries = new Map<string, Entry>();
  const items: SourceNode[] = [];
  scanner.at += 1;
  skipBetween(scanner, indent, isOutermost);
  while (scanner.next !== close) {
    if (isMap) readEntry(scanner, indent, path, entries);
    else items.push(readNode(scanner, indent, extendPath(path, items.length)));
    skipBetween(scanner, indent, isOutermost);
    if (scanner.next === close) break;
    if (scanner.next !== char.comma) passToLibrary();
    scanner.at += 1;
    skipBetween(scanner, indent, isOutermost);
  }
  scanner.at += 1;
  const at = scanner.between(start, scanner.at, path);
  return isMap ? { kind: 'map', entries, at } : { kind: 'list', items, at };
}

function readNode(scanner: Scanner, indent: number, path: Path): SourceNode {
  if (beginsFlow(scanner.next)) return readCollection(scanner, indent, path, false);
  return scanner.makeScalar(readScalar(scanner), path);
}

function readEntry(scanner: Scanner, indent: number, path: Path, entries: Map<string, Entry>): void {
  const key = makeKey(scanner, readScalar(scanner), path);
  if (entries.has(key.text)) passToLibrary();
  scanner.skipSpaces();
  if (scanner.next !== char.colon) passToLibrary();
  scanner.at += 1;
  skipBetween(scanner, indent, false);
  entries.set(key.text, { key, value: readNode(scanner, indent, key.at.path) });
}

/** Scalars of several lines are left to the library. */
function readScalar(scanner: Scanner): Scalar {
  const isQuoted = scanner.next === char.quotes || scanner.next === char.apostrophe;
  return isQuoted ? readQuoted(scanner, undefined) : readPlainLine(scanner, true);
}

/** Skips white space and comments; a new line must be indented, unless it closes the outermost collection. */
function skipBetween(scanner: Scanner, indent: number, isOutermost: boolean): void {
  let spaces = Infinity;
  scanner.skipSpaces();
  // The library refuses some comments at the start of a line.
  while ((spaces > 0 && scanner.skipComment()) || scanner.next === char.newline) {
    if (!scanner.skipNewline()) return passToLibrary();
    const start = scanner.at;
    scanner.skipSpaces();
    spaces = scanner.at - start;
  }
  const closes = scanner.next === char.closingBracket || scanner.next === char.closingBrace;
  const isIndented = spaces >= indent || (isOutermost && closes && spaces === indent - 1);
  if (!isIndented || (spaces === 0 && isMark(scanner))) passToLibrary();
}

/** Whether a line may begin with the mark of a document's start or end. */
const isMark = ({ next }: Scanner): boolean => next === char.dash || next === char.dot;
