import type { RawDiffOptions } from '../command-line/diff-command.js';
import { compareSides } from '../diff/compare-sides.js';
import { countImpacts, formatChanges } from '../diff/format-changes.js';
import { readSide } from '../diff/read-side.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { problemsOf } from '../input/given.js';
import { paintOf, reportProblems, type Shell } from '../shell.js';

/** Shows what changes for callers between two versions of documents; a breaking change makes the exit code 1. */
export async function diffDocuments(old: string, next: string, raw: RawDiffOptions, shell: Shell): Promise<ExitCode> {
  const before = await readSide(old, raw, shell);
  const after = await readSide(next, raw, shell);
  if (!before.ok || !after.ok) {
    reportProblems(shell, ...problemsOf(before, after));
    return exitCode.usage;
  }
  const documents = compareSides(before.value, after.value);
  shell.output.write(formatChanges(documents, raw.format, paintOf(shell.output, shell)));
  return countImpacts(documents).breaking > 0 ? exitCode.errors : exitCode.success;
}
