import path from 'node:path';
import { findSimilar } from '@naftiko/engine';
import type { RawValidateOptions } from '../command-line/validate-command.js';
import { given, usageError, type Given } from '../input/given.js';
import { isReportFormat, reportFormats, type ReportFormat } from '../report/formats.js';
import type { Shell } from '../shell.js';

/** One report to write. */
export interface Output {
  readonly format: ReportFormat;
  /** As named by the user; `undefined`: standard output. */
  readonly file: string | undefined;
}

/** The reports of `--format` and `--output`: at most one goes to standard output, each of the others to its own file. */
export function readOutputs(
  { format, output }: Pick<RawValidateOptions, 'format' | 'output'>,
  shell: Pick<Shell, 'environment' | 'output' | 'workingDirectory'>,
): Given<readonly Output[]> {
  const outputs: Output[] = [];
  for (const written of format) {
    const equals = written.indexOf('=');
    const name = equals === -1 ? written : written.slice(0, equals);
    const file = equals === -1 ? undefined : written.slice(equals + 1);
    if (!isReportFormat(name)) return usageError(describeUnknown(name));
    if (file === '') return usageError(`--format ${name}= names no file: --format ${name}=<file>.`);
    outputs.push({ format: name, file });
  }
  const open = outputs.filter(({ file }) => file === undefined);
  if (open.length > 1) {
    const names = open.map((one) => one.format).join(' and ');
    return usageError(
      `Only one report goes to standard output. Give ${names} files: --format ${open[1]!.format}=<file>.`,
    );
  }
  if (output !== undefined && open.length === 0 && outputs.length > 0) {
    return usageError('--output names the file of a --format without one, and each --format has a file.');
  }
  const chosen = outputs.length > 0 ? outputs : [{ format: defaultFormat(shell, output), file: undefined }];
  const complete = chosen.map((one) => (one.file === undefined ? { ...one, file: output } : one));
  const files = complete.flatMap(({ file }) =>
    file === undefined ? [] : [path.resolve(shell.workingDirectory, file)],
  );
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined)
    return usageError(`Two reports would be written to "${path.relative(shell.workingDirectory, twice)}".`);
  return given(complete);
}

function describeUnknown(name: string): string {
  const names = Object.keys(reportFormats);
  const similar = findSimilar(name, names);
  const hint = similar === undefined ? `There is: ${names.join(', ')}.` : `Did you mean "${similar}"?`;
  return `--format "${name}" is unknown. ${hint}`;
}

function defaultFormat({ environment, output }: Pick<Shell, 'environment' | 'output'>, file?: string): ReportFormat {
  if (file !== undefined) return 'stylish';
  if (environment['GITHUB_ACTIONS'] === 'true') return 'github';
  return output.isTTY ? 'codeframe' : 'stylish';
}
