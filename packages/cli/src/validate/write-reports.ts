import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import { plain } from '../paint.js';
import { reportFormats } from '../report/formats.js';
import type { ReportOptions, Report } from '../report/report.js';
import { paintOf, type Shell } from '../shell.js';
import type { Output } from './read-outputs.js';

/** Writes every report: those with a file first, so that a problem with a file is reported before the other report. */
export async function writeReports(
  outputs: readonly Output[],
  report: Report,
  options: Omit<ReportOptions, 'paint'>,
  shell: Shell,
): Promise<Given<undefined>> {
  for (const { format, file } of outputs.toSorted((left) => (left.file === undefined ? 1 : -1))) {
    const write = await reportFormats[format]();
    if (file === undefined) {
      shell.output.write(write(report, { ...options, paint: paintOf(shell.output, shell) }));
      continue;
    }
    const place = path.resolve(shell.workingDirectory, file);
    try {
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, write(report, { ...options, paint: plain }));
    } catch (cause) {
      return usageError(`The report cannot be written to "${file}": ${reasonOf(cause)}`);
    }
  }
  return given(undefined);
}
