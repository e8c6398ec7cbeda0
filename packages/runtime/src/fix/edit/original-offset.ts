import type { TextEdit } from './text-edit.js';

/**
 * The offset in the first text of an offset in the last one. `rounds`: the edits that led from each text to the next.
 * An inserted character has the place of its insertion.
 */
export const toOriginalOffset = (offset: number, rounds: readonly (readonly TextEdit[])[]): number =>
  rounds.reduceRight((place, edits) => undo(place, edits), offset);

function undo(offset: number, edits: readonly TextEdit[]): number {
  /** How much longer the text before the offset has become. */
  let growth = 0;
  for (const { start, end, text } of edits.toSorted((left, right) => left.start - right.start)) {
    const begins = start + growth;
    if (offset < begins) break;
    if (offset < begins + text.length) return Math.min(start + (offset - begins), end);
    growth += text.length - (end - start);
  }
  return offset - growth;
}

/** The line, from 1, of an offset. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
