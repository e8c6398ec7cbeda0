import type { Json, ListNode } from '@naftiko/spec';
import { dashColumnOf, endOf, isFlow, lineEndOf, type Layout } from './layout.js';
import type { TextEdit } from './text-edit.js';
import { writeFlow, writeItemLines } from './write-value.js';

/** Adds items at the end of a list. `undefined`: not possible by edits. */
export function appendItems(layout: Layout, list: ListNode, items: readonly Json[]): readonly TextEdit[] | undefined {
  const { text, isJson, lineBreak, dashIndent } = layout;
  if (isFlow(text, list)) {
    const last = list.items.at(-1);
    const place = last === undefined ? list.at.start.offset + 1 : endOf(text, last);
    const written = items.map((item) => writeFlow(item, isJson)).join(', ');
    return [{ start: place, end: place, text: last === undefined ? written : `, ${written}` }];
  }
  const column = dashColumnOf(text, list);
  const end = endOf(text, list);
  const lineEnd = lineEndOf(text, end);
  if (column === undefined || !/^\s*(?:#.*)?$/.test(text.slice(end, lineEnd))) return undefined;
  const lines = items.flatMap((item) => writeItemLines(item, ' '.repeat(column), dashIndent));
  return [{ start: lineEnd, end: lineEnd, text: lines.map((line) => lineBreak + line).join('') }];
}
