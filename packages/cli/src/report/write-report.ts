import type { Paint } from '../paint.js';
import { codeframe } from './codeframe.js';
import { grouped } from './group.js';
import { json } from './json.js';
import type { CheckedFile, Report } from './report.js';
import { stylish, summaryOf } from './stylish.js';
import { count } from '../count.js';

export type ReportFormat = 'codeframe' | 'stylish' | 'json';

interface Look {
  readonly format: ReportFormat;
  readonly paint: Paint;
  /** How many findings people are shown; programs get all. */
  readonly maxProblems: number;
}

/** The text of a report. Problems of each file come in the order of the file, repeats of one cause grouped. */
export function writeReport(report: Report, { format, paint, maxProblems }: Look): string {
  if (format === 'json') return `${json(report)}\n`;
  let left = maxProblems;
  let hidden = 0;
  const lines = report.files.flatMap((checked) => {
    const findings = grouped(checked.diagnostics);
    const shown = findings.slice(0, left);
    left -= shown.length;
    hidden += findings.length - shown.length;
    return shown.length === 0 ? [] : linesOf({ ...checked }, shown, report, format, paint);
  });
  const more = hidden === 0 ? [] : [`${count(hidden, 'more problem')} not shown; --max-problems shows more.`, ''];
  return `${[...lines, ...more, summaryOf(report, paint)].join('\n')}\n`;
}

const linesOf = (
  { file }: CheckedFile,
  findings: ReturnType<typeof grouped>,
  report: Report,
  format: ReportFormat,
  paint: Paint,
): readonly string[] =>
  format === 'codeframe'
    ? findings.flatMap((finding) => codeframe(finding, report.textOf(finding.first.at.source), paint))
    : [paint.underline(file), ...findings.flatMap((finding) => stylish(finding, file, paint)), ''];
