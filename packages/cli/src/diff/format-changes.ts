import { countNoun } from '../plural.js';
import type { Paint } from '../paint.js';
import { toPrintable } from '../printable.js';
import type { Change } from './change.js';
import type { DocumentChanges } from './compare-sides.js';
import { rules, type Impact } from './rules.js';

export const diffFormats = ['text', 'json', 'markdown'] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** The most important changes first. */
const impacts: readonly Impact[] = ['breaking', 'review', 'compatible'];

/** The text of a comparison in one of its formats, with a line break at its end. */
export function formatChanges(documents: readonly DocumentChanges[], format: DiffFormat, paint: Paint): string {
  switch (format) {
    case 'json':
      return formatJson(documents);
    case 'markdown':
      return formatMarkdown(documents);
    case 'text':
      return formatText(documents, paint);
  }
}

function formatText(documents: readonly DocumentChanges[], paint: Paint): string {
  const colours = { breaking: paint.red, review: paint.yellow, compatible: paint.green };
  const lines = changed(documents).flatMap(({ name, changes }) => [
    paint.underline(toPrintable(name)),
    ...sorted(changes).map(({ impact, message, code, ...places }) => {
      const place = placeOf(places);
      return `  ${colours[impact](impact.padEnd(10))}  ${toPrintable(message)}  ${paint.dim(toPrintable(`${code}${place === '' ? '' : `, ${place}`}`))}`;
    }),
    '',
  ]);
  return `${[...lines, summarise(documents)].join('\n')}\n`;
}

function formatJson(documents: readonly DocumentChanges[]): string {
  const counts = countImpacts(documents);
  const report = {
    version: 1,
    documents: documents.map(({ name, changes }) => ({
      name,
      changes: sorted(changes).map(({ code, impact, message, old, new: next }) => ({
        code,
        impact,
        breaking: impact === 'breaking',
        message,
        reason: rules[code].reason,
        old: old ?? null,
        new: next ?? null,
      })),
    })),
    summary: { documents: documents.length, ...counts },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** For a comment on a pull request: breaking changes are visible, the others are in sections that can be expanded. */
function formatMarkdown(documents: readonly DocumentChanges[]): string {
  const all = changed(documents);
  const sections = impacts.flatMap((impact) => {
    const rows = all.flatMap(({ name, changes }) =>
      changes
        .filter((change) => change.impact === impact)
        .map(
          ({ message, code }) =>
            `| ${escapeCell(name)} | ${escapeCell(message)} | ${escapeCell(rules[code].reason)} | \`${code}\` |`,
        ),
    );
    if (rows.length === 0) return [];
    const table = ['| document | change | why | code |', '| --- | --- | --- | --- |', ...rows];
    const title = `${headings[impact]} (${rows.length})`;
    return impact === 'breaking'
      ? [`### ${title}`, '', ...table, '']
      : [`<details><summary>${title}</summary>`, '', ...table, '', '</details>', ''];
  });
  return `${[`**${escapeCell(summarise(documents))}**`, '', ...sections].join('\n').trimEnd()}\n`;
}

const headings: Readonly<Record<Impact, string>> = {
  breaking: 'Breaking',
  review: 'To review',
  compatible: 'Compatible',
};

/** Escapes a text, so that a document cannot add markup, mentions or cells to the comment. */
const escapeCell = (text: string): string =>
  toPrintable(text)
    .replaceAll(/[\\`*_{}[\]<>|#~@]/g, (character) =>
      character === '@' ? '&#64;' : character === '<' ? '&lt;' : `\\${character}`,
    )
    .replaceAll('://', ':&#8203;//');

/** `3 changes for callers: 1 breaking, 1 to review, 1 compatible.` */
function summarise(documents: readonly DocumentChanges[]): string {
  const { breaking, review, compatible } = countImpacts(documents);
  const all = breaking + review + compatible;
  if (all === 0) return 'No change for callers.';
  const parts = [
    ...(breaking === 0 ? [] : [`${breaking} breaking`]),
    ...(review === 0 ? [] : [`${review} to review`]),
    ...(compatible === 0 ? [] : [`${compatible} compatible`]),
  ];
  return `${countNoun(all, 'change')} for callers: ${parts.join(', ')}.`;
}

export function countImpacts(documents: readonly DocumentChanges[]): Readonly<Record<Impact, number>> {
  const all = documents.flatMap(({ changes }) => changes);
  const count = (impact: Impact): number => all.filter((change) => change.impact === impact).length;
  return { breaking: count('breaking'), review: count('review'), compatible: count('compatible') };
}

const changed = (documents: readonly DocumentChanges[]): readonly DocumentChanges[] =>
  documents.filter(({ changes }) => changes.length > 0);

const sorted = (changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((left, right) => impacts.indexOf(left.impact) - impacts.indexOf(right.impact));

/** The place in the later version, or in the earlier one if the later version does not have it. */
function placeOf({ old, new: next }: Pick<Change, 'old' | 'new'>): string {
  const where = next ?? old;
  return where === undefined ? '' : `${next === undefined ? 'was at ' : ''}${where.file}:${where.line}`;
}
