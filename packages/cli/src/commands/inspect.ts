import { defaultRunOptions } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import type { RawInspectOptions } from '../command-line.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { planOneFile } from '../input/plan-files.js';
import { describe } from '../inspect/describe.js';
import { inspectDocument } from '../inspect/inspection.js';
import { printableData } from '../printable.js';
import { sayDiagnostics } from '../run/refusal.js';
import { complain, paintOf, say, type Shell } from '../shell.js';

/** Shows the exposed operations, their upstream calls and the required values; opens nothing. */
export async function inspect(path: string, raw: RawInspectOptions, shell: Shell): Promise<ExitCode> {
  const planned = await planOneFile(path, raw, shell);
  if (!planned.ok) {
    complain(shell, ...planned.problems);
    return exitCode.usage;
  }
  if (planned.value.capability === undefined) {
    sayDiagnostics(planned.value.diagnostics.filter(isError), shell);
    return exitCode.errors;
  }
  const { environment, workingDirectory, output } = shell;
  const inspection = await inspectDocument(planned.value, { ...defaultRunOptions, environment, workingDirectory });
  if (raw.json) say(output, JSON.stringify(inspection, undefined, 2));
  else say(output, ...describe(printableData(inspection), paintOf(output, shell)));
  return exitCode.fine;
}
