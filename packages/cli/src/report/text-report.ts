import type { Severity } from '@naftiko/spec';
import { countNoun } from '../plural.js';
import { groupFindings, type Finding } from './group.js';
import type { ReportOptions, Report } from './report.js';

/** The findings of one file that a report for people shows. */
export interface ShownFile {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** Selects what a report for people shows: repetitions grouped, the most severe findings up to the limit. */
export function selectShown(
  report: Report,
  { maxProblems }: Pick<ReportOptions, 'maxProblems'>,
): { readonly files: readonly ShownFile[]; readonly hidden: number } {
  const files = report.files.map(({ file, diagnostics }) => ({ file, findings: groupFindings(diagnostics) }));
  const all = files.flatMap(({ findings }) => findings);
  const bySeverity = all.toSorted((left, right) => rank[left.first.severity] - rank[right.first.severity]);
  const kept = new Set(bySeverity.slice(0, maxProblems));
  return {
    files: files.flatMap(({ file, findings }) => {
      const shown = findings.filter((finding) => kept.has(finding));
      return shown.length === 0 ? [] : [{ file, findings: shown }];
    }),
    hidden: all.length - kept.size,
  };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** `3 more problems not shown; --max-problems shows more.`; nothing when all are shown. */
export const describeHidden = (hidden: number): readonly string[] =>
  hidden === 0 ? [] : [`${countNoun(hidden, 'more problem')} not shown; --max-problems shows more.`];
