import type { FixedDocument, RemainingFindings } from '@naftiko/runtime/fix';
import { maskUserInfo } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import { countNoun } from '../plural.js';
import { toPrintable } from '../printable.js';

/** The lines about one document: what was corrected, by kind, and what is left with its reason. */
export function describeFixes(file: string, { applied, left }: FixedDocument, paint: Paint): readonly string[] {
  const corrections = applied.reduce((sum, { count }) => sum + count, 0);
  if (corrections + left.length === 0) return [];
  const width = Math.max(
    0,
    ...applied.map(({ count }) => String(count).length),
    ...left.map(({ count }) => String(count).length),
  );
  const row = (count: number, text: string): string => `  ${String(count).padStart(width)}  ${toPrintable(text)}`;
  return [
    `${paint.bold(toPrintable(file))}: ${corrections === 0 ? 'nothing to correct' : countNoun(corrections, 'correction')}`,
    ...applied.flatMap(({ count, code, summary, messages }) => [
      `${row(count, summary)}  ${paint.dim(code)}`,
      ...messages.map((message) => `  ${' '.repeat(width)}  - ${toPrintable(message)}`),
    ]),
    ...(left.length === 0 ? [] : ['  left:']),
    ...left.map(
      ({ count, first, line, reason, code }) =>
        `${row(count, `${placeOf(first, line, file)}: ${maskUserInfo(first.message)} Left because ${reason}.`)}  ${paint.dim(code)}`,
    ),
  ];
}

/** A line of the document as it was, or a place in a file that it imports. */
const placeOf = ({ at }: RemainingFindings['first'], line: number, file: string): string =>
  at.source === file ? `line ${line}` : `${at.source}:${line}`;
