import type { Variable } from '@naftiko/engine';
import { isError, type Diagnostic } from '@naftiko/spec';
import { isSettled, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import { countNoun } from '../plural.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { toPrintableDiagnostic } from '../report/group.js';
import { lineOf } from '../report/stylish.js';
import { paintOf, printLines, type Shell } from '../shell.js';
import { formatMissingReport, listMissingValues } from './missing-values.js';

/** The errors that each break one unit; other units are served. */
export const listBrokenParts = (documents: readonly PlannedDocument[]): readonly Diagnostic[] =>
  documents.flatMap(({ diagnostics }) => diagnostics.filter(isError));

/** Those of `listBrokenParts` that the options of the operator do not resolve. */
export const listUnresolvedParts = (
  options: RunOptions,
  documents: readonly PlannedDocument[],
): readonly Diagnostic[] =>
  documents.flatMap((document) => listBrokenParts([document]).filter((fault) => !isSettled(fault, document, options)));

/** Writes diagnostics, one line each. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], shell: Shell): void {
  const paint = paintOf(shell.errors, shell);
  for (const diagnostic of diagnostics.map(toPrintableDiagnostic)) {
    const { hint } = diagnostic;
    printLines(
      shell.errors,
      lineOf(diagnostic, paint),
      ...(hint === undefined ? [] : [`  ${paint.cyan('hint')}: ${hint}`]),
    );
  }
}

/** The imports that cannot be resolved, which explain why calls cannot be resolved. */
export const findUnresolvedImports = ({ diagnostics }: PlannedDocument): readonly Diagnostic[] =>
  diagnostics.filter(({ code }) => code === 'import-unresolvable');

/** The errors and differences that prevent a start with `--strict`; empty: it may start. */
export const listStrictDiagnostics = (documents: readonly PlannedDocument[]): readonly Diagnostic[] =>
  documents.flatMap(({ loaded, diagnostics }) => [
    ...(loaded.document === undefined ? [] : loaded.differences),
    ...diagnostics.filter(isError),
  ]);

/** A failed attempt to start or call. */
export interface Attempt {
  readonly documents: readonly PlannedDocument[];
  readonly options: RunOptions;
  /** The required variables; absent: all of the documents. */
  readonly variables?: readonly Variable[];
  /** The final sentence: `Not started`, `Not called`. */
  readonly ending: string;
}

/**
 * Explains why nothing was opened, with remedies.
 *
 * Errors of the documents give exit code 1; other errors, which depend on the environment, give 3.
 */
export function refuse(
  faults: readonly Diagnostic[],
  { documents, options, variables, ending }: Attempt,
  shell: Shell,
): ExitCode {
  const known = new Set(listBrokenParts(documents));
  const unreported = faults.filter((fault) => isError(fault) && !known.has(fault));
  const printed = unreported.filter(({ code }) => !reportedAsMissing.has(code));
  printDiagnostics(printed, shell);
  if (unreported.every(({ code }) => faultOfDocument.has(code))) {
    printLines(shell.errors, `${ending}: the documents have errors.`);
    return exitCode.errors;
  }
  const missing = unreported.length > printed.length ? listMissingValues(documents, options, variables) : [];
  printLines(shell.errors, ...formatMissingReport(missing, paintOf(shell.errors, shell)));
  printLines(
    shell.errors,
    missing.length > 0 ? `${ending}: ${countNoun(missing.length, 'value')} missing.` : `${ending}.`,
  );
  return exitCode.startFailed;
}

/** Codes reported together, with every place and the commands that set them. */
const reportedAsMissing: ReadonlySet<string> = new Set([
  'variable-missing',
  'variable-blank',
  'setting-missing',
  'base-uri-missing',
]);

/** Codes found at the start that are nevertheless errors of the document. */
const faultOfDocument: ReadonlySet<string> = new Set(['nothing-to-serve', 'no-exposes']);
