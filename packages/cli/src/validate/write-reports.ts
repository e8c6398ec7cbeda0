import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import { plain } from '../paint.js';
import { reportFormats } from '../report/formats.js';
import type { Look, Report } from '../report/report.js';
import { paintOf, type Shell } from '../shell.js';
import type { Output } from './read-outputs.js';

/** Writes every report: those with a file first, so that a problem precedes what people read. */
export async function writeReports(
  outputs: readonly Output[],
  report: Report,
  look: Omit<Look, 'paint'>,
  shell: Shell,
): Promise<Given<undefined>> {
  for (const { format, file } of outputs.toSorted((left) => (left.file === undefined ? 1 : -1))) {
    const write = await reportFormats[format]();
    if (file === undefined) {
      shell.output.write(write(report, { ...look, paint: paintOf(shell.output, shell) }));
      continue;
    }
    const place = path.resolve(shell.workingDirectory, file);
    try {
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, write(report, { ...look, paint: plain }));
    } catch (cause) {
      return usageError(`The report cannot be written to "${file}": ${reasonOf(cause)}`);
    }
  }
  return given(undefined);
}
