import type { Diagnostic, Severity } from '@naftiko/spec';

/** The findings of one file. */
export interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Report {
  readonly files: readonly CheckedFile[];
  /** The text of a source, for code frames; `undefined` when it is not available. */
  textOf(source: string): string | undefined;
  readonly ms: number;
}

/** The number of diagnostics of a severity in the report. */
export const countFindings = ({ files }: Pick<Report, 'files'>, severity: Severity): number =>
  files.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.severity === severity).length, 0);
