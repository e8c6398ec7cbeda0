import { maskUserInfo, type Diagnostic } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import { groupFindings, repeatsOf, type Finding } from './group.js';
import type { FormatReport } from './report.js';
import { paintSeverity, placeOf } from './stylish.js';
import { describeSummary } from './summary.js';
import { describeHidden, selectShown } from './text-report.js';

/** A report with the source line of each finding, for terminals. */
export const formatCodeframe: FormatReport = (report, options) => {
  const { files, hidden } = selectShown(report, options);
  const lines = files.flatMap(({ findings }) =>
    findings.flatMap((finding) => linesOf(finding, report.textOf(finding.first.at.source), options.paint)),
  );
  const more = describeHidden(hidden).flatMap((line) => [line, '']);
  return `${[...lines, ...more, ...describeSummary(report, options.paint)].join('\n')}\n`;
};

/** One finding with its source line, of a text that is not a document. */
export const formatFinding = (finding: Diagnostic, text: string, paint: Paint): readonly string[] =>
  groupFindings([finding]).flatMap((group) => linesOf(group, text, paint).slice(0, -1));

function linesOf(finding: Finding, text: string | undefined, paint: Paint): readonly string[] {
  const { first } = finding;
  const { severity, code, message, hint } = first;
  const more = repeatsOf(finding);
  return [
    `${paint.bold(placeOf(first))} ${paintSeverity(severity, paint)} ${paint.dim(code)}  ${message}`,
    ...(text === undefined ? [] : frameOf(first, text, paint)),
    ...(hint === undefined ? [] : [`  ${paint.cyan('hint')}: ${hint}`]),
    ...(more === undefined ? [] : [`  ${paint.dim(more)}`]),
    '',
  ];
}

const frameWidth = 110;

/** Control characters, which would move the cursor or misplace the caret below the line. */
// eslint-disable-next-line no-control-regex
const unshown = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

function frameOf({ at, severity }: Diagnostic, text: string, paint: Paint): readonly string[] {
  // A finding about the whole document has no useful source line.
  if (at.path.length === 0 && at.end.offset - at.start.offset > frameWidth) return [];
  const { line, column } = at.start;
  const written = text.split(/\r?\n/, line)[line - 1];
  const whole = written === undefined ? undefined : maskUserInfo(written);
  if (whole === undefined || whole.trim() === '') return [];
  const end = at.end.line === line ? at.end.column : whole.trimEnd().length + 1;
  // A long line is cut to the part around the value.
  const from = column <= frameWidth - 20 ? 0 : column - 20;
  const shown = whole.slice(from, from + frameWidth).replaceAll(unshown, ' ');
  const width = Math.max(1, Math.min(end, from + frameWidth + 1) - column);
  const number = String(line).padStart(5);
  const colour = severity === 'error' ? paint.red : paint.yellow;
  return [
    paint.dim(`${number} | `) + shown,
    paint.dim(`${' '.repeat(number.length)} | `) + ' '.repeat(column - 1 - from) + colour('^'.repeat(width)),
  ];
}
