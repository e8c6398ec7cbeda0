import type { Severity } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import { countNoun } from '../plural.js';
import { countFindings, type Report } from './report.js';

/** The end of a report for people: the most frequent codes, if there are several files, and one line with the totals. */
export function describeSummary(report: Report, paint: Paint): readonly string[] {
  const errors = countFindings(report, 'error');
  const warnings = countFindings(report, 'warning');
  const infos = countFindings(report, 'info');
  const verdict = errors > 0 ? paint.red(countNoun(errors, 'error')) : paint.green('no errors');
  const rest = [
    ...(warnings > 0 ? [paint.yellow(countNoun(warnings, 'warning'))] : []),
    ...(infos > 0 ? [countNoun(infos, 'note')] : []),
    ...(report.accepted > 0 ? [`${report.accepted} accepted`] : []),
    ...(report.skipped > 0 ? [`${countNoun(report.skipped, 'YAML file')} skipped`] : []),
  ];
  const files = countNoun(report.files.length, 'file');
  return [
    ...(report.files.length > 1 ? describeCodes(report) : []),
    `${files}: ${[verdict, ...rest].join(', ')} ${paint.dim(`(${report.ms} ms)`)}`,
  ];
}

/** `61 of 238 files have errors: call-unresolved 100, bind-unresolved 12` and the same for warnings. */
export const describeCodes = (report: Report): readonly string[] =>
  (['error', 'warning'] as const).flatMap((severity) => {
    const codes = countByCode(report, severity);
    if (codes.length === 0) return [];
    const files = report.files.filter(({ diagnostics }) => diagnostics.some((one) => one.severity === severity)).length;
    const verb = files === 1 ? 'has' : 'have';
    const listed = codes.slice(0, shownCodes).map(({ code, findings }) => `${code} ${findings}`);
    const more = codes.length > shownCodes ? [`and ${codes.length - shownCodes} more codes`] : [];
    return [`${files} of ${report.files.length} files ${verb} ${severity}s: ${[...listed, ...more].join(', ')}`];
  });

const shownCodes = 8;

/** How often a code was found, and in how many files. */
export interface CodeCount {
  readonly code: string;
  readonly findings: number;
  readonly files: number;
}

/** The codes of a severity, the most frequent first. */
export function countByCode({ files }: Pick<Report, 'files'>, severity: Severity): readonly CodeCount[] {
  const counts = new Map<string, { findings: number; readonly files: Set<string> }>();
  for (const { file, diagnostics } of files) {
    for (const one of diagnostics) {
      if (one.severity !== severity) continue;
      const count = counts.get(one.code) ?? { findings: 0, files: new Set() };
      counts.set(one.code, count);
      count.findings += 1;
      count.files.add(file);
    }
  }
  return [...counts]
    .map(([code, count]) => ({ code, findings: count.findings, files: count.files.size }))
    .toSorted((left, right) => right.findings - left.findings || (left.code < right.code ? -1 : 1));
}
