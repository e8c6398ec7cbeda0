import type { Severity } from '@naftiko/spec';
import { countNoun } from '../plural.js';
import type { Paint } from '../paint.js';
import { formatCodeframe } from './codeframe.js';
import { groupFindings, type Finding } from './group.js';
import { formatJson } from './json.js';
import type { Report } from './report.js';
import { formatStylish, summaryOf } from './stylish.js';

export type ReportFormat = 'codeframe' | 'stylish' | 'json';

interface Look {
  readonly format: ReportFormat;
  readonly paint: Paint;
  /** The maximum number of findings in formats for display; others contain all. */
  readonly maxProblems: number;
}

/** The text of a report. Problems are in the order of each file, repetitions of one cause grouped. */
export function writeReport(report: Report, { format, paint, maxProblems }: Look): string {
  if (format === 'json') return `${formatJson(report)}\n`;
  const files = report.files.map(({ file, diagnostics }) => ({ file, findings: groupFindings(diagnostics) }));
  const all = files.flatMap(({ findings }) => findings);
  const kept = new Set(selectLoudest(all, maxProblems));
  const lines = files.flatMap(({ file, findings }) => {
    const shown = findings.filter((finding) => kept.has(finding));
    if (shown.length === 0) return [];
    return format === 'codeframe'
      ? shown.flatMap((finding) => formatCodeframe(finding, report.textOf(finding.first.at.source), paint))
      : [paint.underline(file), ...shown.flatMap((finding) => formatStylish(finding, file, paint)), ''];
  });
  const hidden = all.length - kept.size;
  const more = hidden === 0 ? [] : [`${countNoun(hidden, 'more problem')} not shown; --max-problems shows more.`, ''];
  return `${[...lines, ...more, summaryOf(report, paint)].join('\n')}\n`;
}

/** The most severe findings up to a limit: errors before warnings, warnings before notes. */
const selectLoudest = (findings: readonly Finding[], limit: number): readonly Finding[] =>
  findings.length <= limit
    ? findings
    : findings
        .toSorted((left, right) => loudness[left.first.severity] - loudness[right.first.severity])
        .slice(0, limit);

const loudness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
