import type { Diagnostic, Severity } from '@naftiko/spec';

/** What is reported of one file. */
export interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Report {
  readonly files: readonly CheckedFile[];
  /** The text of a source, for frames; `undefined` when it cannot be had. */
  textOf(source: string): string | undefined;
  readonly ms: number;
}

/** How many diagnostics of a severity the report holds. */
export const countFindings = ({ files }: Pick<Report, 'files'>, severity: Severity): number =>
  files.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.severity === severity).length, 0);
