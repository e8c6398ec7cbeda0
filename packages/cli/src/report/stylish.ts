import type { Diagnostic, Severity } from '@naftiko/spec';
import { countNoun } from '../plural.js';
import type { Paint } from '../paint.js';
import { repeatsOf, type Finding } from './group.js';
import { countFindings, type Report } from './report.js';

/** A finding in one line, with its hint and repeats under it. */
export function formatStylish(finding: Finding, file: string, paint: Paint): readonly string[] {
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
export const placeOf = ({ at }: Diagnostic): string => `${at.source}:${at.start.line}:${at.start.column}`;

/** One diagnostic as one line, as `run` prints it for a broken unit. */
export const lineOf = (diagnostic: Diagnostic, paint: Paint): string =>
  `${paint.bold(placeOf(diagnostic))} ${paintSeverity(diagnostic.severity, paint)} ${paint.dim(diagnostic.code)} ${diagnostic.message}`;

export const paintSeverity = (severity: Severity, paint: Paint): string =>
  severity === 'error' ? paint.red(severity) : severity === 'warning' ? paint.yellow(severity) : paint.dim(severity);

/** The last line of a report. */
export function summaryOf(report: Report, paint: Paint): string {
  const errors = countFindings(report, 'error');
  const warnings = countFindings(report, 'warning');
  const infos = countFindings(report, 'info');
  const files = countNoun(report.files.length, 'file');
  const verdict = errors > 0 ? paint.red(countNoun(errors, 'error')) : paint.green('no errors');
  const rest = [
    ...(warnings > 0 ? [paint.yellow(countNoun(warnings, 'warning'))] : []),
    ...(infos > 0 ? [countNoun(infos, 'note')] : []),
  ];
  return `${files}: ${[verdict, ...rest].join(', ')} ${paint.dim(`(${report.ms} ms)`)}`;
}
