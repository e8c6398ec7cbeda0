import type { Entry, Json, MapNode } from '@naftiko/spec';
import { entryEndOf, isFlow, lineEndOf, lineStartOf, type Layout } from './layout.js';
import type { TextEdit } from './text-edit.js';
import { writeEntryLines, writeFlowEntry } from './write-value.js';

type Edits = readonly TextEdit[] | undefined;

/** Removes an entry of a mapping with its line; a comment on the line stays. `undefined`: not possible by edits. */
export function removeEntry({ text }: Layout, map: MapNode, key: string): Edits {
  const place = locate(text, map, key);
  if (place === undefined) return undefined;
  if (isFlow(text, map)) return removeFromFlow(text, map, place);
  const { start, end, lineStart, lineEnd, isFirstOnLine, next } = place;
  const comment = text.slice(end, lineEnd).trim();
  if (comment !== '' && !comment.startsWith('#')) return undefined;
  if (isFirstOnLine) {
    if (comment !== '') return [{ start, end: lineEnd - comment.length, text: '' }];
    if (lineEnd < text.length) return [{ start: lineStart, end: lineEnd + lengthOfBreak(text, lineEnd), text: '' }];
    return [{ start: lineStart === 0 ? 0 : beforeBreak(text, lineStart), end: lineEnd, text: '' }];
  }
  // The first entry of an item, behind its dash: the next one takes its place.
  if (next === undefined || comment !== '' || text.slice(lineEnd, next).trim() !== '') return undefined;
  return [{ start, end: next, text: '' }];
}

/** Makes an entry a comment, so that its text is kept. `undefined` in flow style, which cannot hold one everywhere. */
export function commentEntry(layout: Layout, map: MapNode, key: string): Edits {
  const { text, lineBreak } = layout;
  const place = locate(text, map, key);
  if (place === undefined || isFlow(text, map) || map.entries.size < 2) return undefined;
  const { start, end, lineStart, lineEnd, isFirstOnLine } = place;
  if (isFirstOnLine) {
    const indent = start - lineStart;
    const lines = text.slice(lineStart, lineEnd).split(/\r?\n/);
    const commented = lines.map((line) =>
      line.trim() === '' ? `${' '.repeat(indent)}#` : `${line.slice(0, indent)}# ${line.slice(indent)}`,
    );
    return [{ start: lineStart, end: lineEnd, text: commented.join(lineBreak) }];
  }
  const removed = removeEntry(layout, map, key);
  if (removed === undefined) return undefined;
  const indent = /^\s*/.exec(text.slice(lineStart))?.[0] ?? '';
  const lines = text.slice(start, end).split(/\r?\n/);
  const comment = lines.map((line) => `${indent}# ${line.trimStart()}${lineBreak}`).join('');
  return [{ start: lineStart, end: lineStart, text: comment }, ...removed];
}

/** Adds entries before that of another key, or at the end. */
export function addEntries(
  layout: Layout,
  map: MapNode,
  added: Readonly<Record<string, Json>>,
  before?: string,
): Edits {
  const { text, isJson, lineBreak } = layout;
  const follower = before === undefined ? undefined : map.entries.get(before);
  const last = [...map.entries.values()].filter((entry) => entryEndOf(text, map, entry) !== undefined).at(-1);
  if (last === undefined) return undefined;
  const end = entryEndOf(text, map, last)!;
  if (isFlow(text, map)) {
    const written = Object.entries(added)
      .map(([key, value]) => writeFlowEntry(key, value, isJson))
      .join(', ');
    if (follower === undefined) return [{ start: end, end, text: `, ${written}` }];
    const { offset } = follower.key.at.start;
    return [{ start: offset, end: offset, text: `${written}, ` }];
  }
  const pad = ' '.repeat(last.key.at.start.column - 1);
  const lines = Object.entries(added).flatMap(([key, value]) =>
    writeEntryLines(key, value, layout).map((line) => pad + line),
  );
  const lineStart = follower === undefined ? -1 : lineStartOf(text, follower.key.at.start.offset);
  if (follower !== undefined && text.slice(lineStart, follower.key.at.start.offset).trim() === '') {
    return [{ start: lineStart, end: lineStart, text: lines.map((line) => line + lineBreak).join('') }];
  }
  const lineEnd = lineEndOf(text, end);
  if (!/^\s*(?:#.*)?$/.test(text.slice(end, lineEnd))) return undefined;
  return [{ start: lineEnd, end: lineEnd, text: lines.map((line) => lineBreak + line).join('') }];
}

/** Writes another key in place of one, with the same quotes. */
export function renameKey({ text }: Layout, { key }: Entry, name: string): Edits {
  const { start, end } = key.at;
  const quote = /^["']/.exec(text.slice(start.offset, end.offset))?.[0] ?? '';
  return [{ start: start.offset, end: end.offset, text: quote + name + quote }];
}

interface EntryPlace {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Whether only blanks are before it on its line; false behind the dash of an item. */
  readonly isFirstOnLine: boolean;
  /** The start of the next entry. */
  readonly next: number | undefined;
}

function locate(text: string, map: MapNode, key: string): EntryPlace | undefined {
  const entries = [...map.entries.values()];
  const index = entries.findIndex((entry) => entry.key.text === key);
  const entry = entries[index];
  const end = entry === undefined ? undefined : entryEndOf(text, map, entry);
  if (entry === undefined || end === undefined) return undefined;
  const start = entry.key.at.start.offset;
  const lineStart = lineStartOf(text, start);
  const before = text.slice(lineStart, start);
  if (!isFlow(text, map) && !/^[\s-]*$/.test(before)) return undefined;
  return {
    index,
    start,
    end,
    lineStart,
    lineEnd: lineEndOf(text, end),
    isFirstOnLine: before.trim() === '',
    next: entries[index + 1]?.key.at.start.offset,
  };
}

function removeFromFlow(text: string, map: MapNode, { index, start, end, next }: EntryPlace): Edits {
  const previous = [...map.entries.values()][index - 1];
  const from = previous === undefined ? start : entryEndOf(text, map, previous);
  if (from === undefined) return undefined;
  const to = previous === undefined ? (next ?? end) : end;
  // A comment between two entries stays where it is.
  return text.slice(from, start).includes('#') ? undefined : [{ start: from, end: to, text: '' }];
}

const lengthOfBreak = (text: string, lineEnd: number): number => (text[lineEnd] === '\r' ? 2 : 1);
const beforeBreak = (text: string, lineStart: number): number =>
  text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
