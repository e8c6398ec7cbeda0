import type { Diagnostic, Severity } from '@naftiko/spec';
import type { Paint } from '../paint.js';

/** The findings of one file. */
export interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The result of checking documents, for every format. */
export interface Report {
  readonly files: readonly CheckedFile[];
  /** The text of a source, for code frames; `undefined` when it is not available. */
  textOf(source: string): string | undefined;
  /** The number of findings that are left out because the ignore file accepts them. */
  readonly accepted: number;
  /** The number of YAML files of directories that are not documents. */
  readonly skipped: number;
  readonly ms: number;
}

/** How a report is written. */
export interface ReportOptions {
  readonly paint: Paint;
  /** The maximum number of findings in formats for display; others contain all. */
  readonly maxProblems: number;
  /** The least severity that makes the command fail. */
  readonly failOn: 'error' | 'warning';
  /** The name of a source for other programs: relative to the repository, with forward slashes. */
  nameOf(source: string): string;
}

/** Writes a report in one format; the text ends with a line break. */
export type FormatReport = (report: Report, options: ReportOptions) => string;

/** The number of diagnostics of a severity in the report. */
export const countFindings = ({ files }: Pick<Report, 'files'>, severity: Severity): number =>
  files.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.severity === severity).length, 0);

/** Whether a finding makes the command fail. */
export const isFailing = ({ severity }: Diagnostic, failOn: ReportOptions['failOn']): boolean =>
  severity === 'error' || (severity === 'warning' && failOn === 'warning');
