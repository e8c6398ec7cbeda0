import { defaultRunOptions } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import type { RawInspectOptions } from '../command-line/inspect-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { planOneFile } from '../input/plan-files.js';
import { describeInspection } from '../inspect/describe.js';
import { inspectDocument } from '../inspect/inspection.js';
import { toPrintableData } from '../printable.js';
import { findUnresolvedImports, printDiagnostics } from '../run/refusal.js';
import { reportProblems, paintOf, printLines, type Shell } from '../shell.js';

/** Shows the exposed operations, their upstream calls and the required values; opens nothing. */
export async function inspect(path: string, raw: RawInspectOptions, shell: Shell): Promise<ExitCode> {
  const planned = await planOneFile(path, raw, shell);
  if (!planned.ok) {
    reportProblems(shell, ...planned.problems);
    return exitCode.usage;
  }
  if (planned.value.capability === undefined) {
    printDiagnostics(planned.value.diagnostics.filter(isError), shell);
    return exitCode.errors;
  }
  printDiagnostics(findUnresolvedImports(planned.value), shell);
  const { environment, workingDirectory, output } = shell;
  const inspection = await inspectDocument(planned.value, { ...defaultRunOptions, environment, workingDirectory });
  if (raw.json) printLines(output, JSON.stringify(inspection, undefined, 2));
  else printLines(output, ...describeInspection(toPrintableData(inspection), paintOf(output, shell)));
  return exitCode.success;
}
