import type { Diagnostic, Severity } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import { toPrintable } from '../printable.js';
import { repeatsOf, type Finding } from './group.js';
import type { FormatReport } from './report.js';
import { describeSummary } from './summary.js';
import { describeHidden, selectShown } from './text-report.js';

/** A report with one line for each finding, below the name of its file. */
export const formatStylish: FormatReport = (report, options) => {
  const { files, hidden } = selectShown(report, options);
  const lines = files.flatMap(({ file, findings }) => [
    options.paint.underline(toPrintable(file)),
    ...findings.flatMap((finding) => linesOf(finding, file, options.paint)),
    '',
  ]);
  const more = describeHidden(hidden).flatMap((line) => [line, '']);
  return `${[...lines, ...more, ...describeSummary(report, options.paint)].join('\n')}\n`;
};

/** A finding in one line, with its hint and repeats under it. */
function linesOf(finding: Finding, file: string, paint: Paint): readonly string[] {
  const { at, severity, code, message, hint } = finding.first;
  const { line, column } = at.start;
  const place = at.source === file ? `${line}:${column}` : placeOf(finding.first);
  const more = repeatsOf(finding);
  return [
    `  ${paint.dim(place.padEnd(8))} ${paintSeverity(severity, paint)}${' '.repeat(Math.max(1, 9 - severity.length))}${message}  ${paint.dim(code)}`,
    ...[hint, more].flatMap((note) => (note === undefined ? [] : [`  ${' '.repeat(18)}${paint.dim(note)}`])),
  ];
}

/** `ship.yaml:41:17`. */
export const placeOf = ({ at }: Diagnostic): string => `${toPrintable(at.source)}:${at.start.line}:${at.start.column}`;

/** One diagnostic as one line, as `run` prints it for a broken unit. */
export const lineOf = (diagnostic: Diagnostic, paint: Paint): string =>
  `${paint.bold(placeOf(diagnostic))} ${paintSeverity(diagnostic.severity, paint)} ${paint.dim(diagnostic.code)} ${diagnostic.message}`;

export const paintSeverity = (severity: Severity, paint: Paint): string =>
  severity === 'error' ? paint.red(severity) : severity === 'warning' ? paint.yellow(severity) : paint.dim(severity);
