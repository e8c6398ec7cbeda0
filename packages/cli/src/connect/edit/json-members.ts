import { visit, type Node } from 'jsonc-parser';
import { indentAt, layoutOf } from './json-layout.js';

/** Adds the text of a member or an item at the end of an object or a list; comments keep their places. */
export function appendChild(text: string, parent: Node, write: (indent: string) => string): string {
  const { unit, lineBreak } = layoutOf(text);
  const close = parent.offset + parent.length - 1;
  const closingIndent = indentAt(text, parent.offset);
  const last = parent.children?.at(-1);
  const indent = last !== undefined && isFirstInLine(text, last) ? indentAt(text, last.offset) : closingIndent + unit;
  const lastEnd = last === undefined ? parent.offset + 1 : last.offset + last.length;
  const content = text.slice(0, close).trimEnd().length;
  const hasComma = findComma(text, lastEnd, close) !== undefined;
  const separator = last === undefined || hasComma ? '' : ',';
  const space = text.slice(content, close);
  return (
    text.slice(0, lastEnd) +
    separator +
    text.slice(lastEnd, content) +
    lineBreak +
    indent +
    write(indent) +
    (hasComma ? ',' : '') +
    (space.includes('\n') ? space : lineBreak + closingIndent) +
    text.slice(close)
  );
}

/** Removes a member or an item with its comma and its line. */
export function removeChild(text: string, parent: Node, child: Node): string {
  const close = parent.offset + parent.length - 1;
  const end = child.offset + child.length;
  const siblings = parent.children ?? [];
  const index = siblings.indexOf(child);
  const next = siblings[index + 1];
  const comma = findComma(text, end, next?.offset ?? close);
  const begin = text.slice(0, child.offset).trimEnd().length;
  const rest = text.slice(comma === undefined ? end : comma + 1);
  // What follows on the same line must not get into a comment of the line before.
  const gap = /^[\t ]*(?:\r?\n|\/\/)/.test(rest) ? '' : text.slice(begin, child.offset);
  const before = siblings[index - 1];
  const beforeEnd = comma !== undefined || before === undefined ? undefined : before.offset + before.length;
  const earlier = beforeEnd === undefined ? undefined : findComma(text, beforeEnd, child.offset);
  const kept = earlier === undefined ? text.slice(0, begin) : text.slice(0, earlier) + text.slice(earlier + 1, begin);
  return kept + gap + rest;
}

const isFirstInLine = (text: string, { offset }: Node): boolean =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';

/** The offset of the first comma in a range that is not in a comment. */
function findComma(text: string, from: number, to: number): number | undefined {
  let found: number | undefined;
  const onSeparator = (character: string, offset: number): void => {
    if (character === ',' && offset >= from && offset < to) found ??= offset;
  };
  visit(text, { onSeparator }, { allowTrailingComma: true });
  return found;
}
