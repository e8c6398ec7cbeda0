import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reasonOf } from '../input/read-texts.js';
import { toPrintable } from '../printable.js';
import { paintOf, printLines, reportProblems, type Shell } from '../shell.js';

/** What a command writes, and where: a file, or standard output for `-`. */
export interface Result {
  readonly text: string;
  readonly file: string;
  /** Whether a file of that name may be replaced: only one that the user named. */
  readonly replaces: boolean;
  /** Such as "Imported 20 operations"; the path of the file is printed after it. */
  readonly summary: string;
  /** Lines about what comes next, printed below the path. */
  readonly next?: readonly string[];
}

/** Writes the file and prints its path. If its text goes to standard output, nothing is printed besides. */
export async function writeResult(
  { text, file, replaces, summary, next = [] }: Result,
  shell: Shell,
): Promise<ExitCode> {
  if (file === '-') {
    shell.output.write(text);
    return exitCode.success;
  }
  const place = path.resolve(shell.workingDirectory, file);
  try {
    await writeFile(place, text, { flag: replaces ? 'w' : 'wx' });
  } catch (cause) {
    const remedy = replaces ? '' : ' Name a file with --output; one that is named there is replaced.';
    reportProblems(shell, `The file cannot be written to "${file}": ${reasonOf(cause)}${remedy}`);
    return exitCode.usage;
  }
  printLines(shell.output, `${summary}: ${place}`, ...next);
  return exitCode.success;
}

/** Writes warnings to standard error, one line each. */
export function printWarnings(warnings: readonly string[], shell: Shell): void {
  const paint = paintOf(shell.errors, shell);
  printLines(shell.errors, ...warnings.map((warning) => `${paint.yellow('Warning:')} ${toPrintable(warning)}`));
}
