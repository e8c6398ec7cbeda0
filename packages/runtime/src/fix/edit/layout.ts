import type { Entry, ListNode, MapNode, SourceNode } from '@naftiko/spec';

/** A text with the habits of its author. */
export interface Layout {
  readonly text: string;
  readonly lineBreak: '\n' | '\r\n';
  /** Whether keys are in double quotes, as in JSON. */
  readonly isJson: boolean;
  /** The number of blanks before the dash of a list, relative to its key. */
  readonly dashIndent: number;
}

/** Reads the habits of a text. */
export function readLayout(text: string, root: SourceNode): Layout {
  return {
    text,
    lineBreak: /\r\n/.test(text) ? '\r\n' : '\n',
    isJson: /^\s*\{\s*"/.test(text),
    dashIndent: findDashIndent(text, root) ?? 0,
  };
}

export const isFlow = (text: string, node: SourceNode): boolean =>
  node.kind !== 'scalar' && /^[[{]/.test(text[node.at.start.offset] ?? '');

/** The offset of the first character of a line. */
export const lineStartOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** The offset of the line break that ends a line, or of the end of the text. */
export function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** The offset behind the last character of a value, without blanks and comments after it. */
export function endOf(text: string, node: SourceNode): number {
  const last =
    node.kind === 'scalar' || isFlow(text, node)
      ? undefined
      : node.kind === 'list'
        ? node.items.at(-1)
        : [...node.entries.values()].at(-1)?.value;
  if (last !== undefined && isInside(last, node)) return Math.max(endOf(text, last), node.at.start.offset);
  let end = node.at.end.offset;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The offset behind an entry; `undefined` where its value is written elsewhere: an alias, or a merged mapping. */
export function entryEndOf(text: string, map: MapNode, entry: Entry): number | undefined {
  const keyEnd = entry.key.at.end.offset;
  if (entry.value.kind === 'scalar' && entry.value.value === null && entry.value.at.end.offset <= keyEnd + 2) {
    const colon = text.indexOf(':', keyEnd);
    return colon === -1 ? undefined : Math.max(colon + 1, endOf(text, entry.value));
  }
  const isHere = entry.value.at.start.offset >= keyEnd && isInside(entry.value, map);
  return isHere && !/[&*!]/.test(text.slice(keyEnd, entry.value.at.start.offset))
    ? endOf(text, entry.value)
    : undefined;
}

const isInside = (node: SourceNode, parent: SourceNode): boolean =>
  node.at.start.offset >= parent.at.start.offset && node.at.start.offset <= parent.at.end.offset;

function findDashIndent(text: string, node: SourceNode): number | undefined {
  if (node.kind === 'scalar' || isFlow(text, node)) return undefined;
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  if (node.kind === 'map') {
    for (const { key, value } of node.entries.values()) {
      if (value.kind !== 'list' || value.items.length === 0 || isFlow(text, value)) continue;
      const column = dashColumnOf(text, value);
      if (column !== undefined && column >= key.at.start.column - 1) return column - (key.at.start.column - 1);
    }
  }
  for (const child of below) {
    const found = findDashIndent(text, child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The column, from 0, of the dashes of a list in block style. */
export function dashColumnOf(text: string, list: ListNode): number | undefined {
  const first = list.items[0];
  if (first === undefined || isFlow(text, list)) return undefined;
  const start = lineStartOf(text, first.at.start.offset);
  const dash = text.lastIndexOf('-', first.at.start.offset - 1);
  return dash < start ? undefined : dash - start;
}
