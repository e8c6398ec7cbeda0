import type { RawConfigOptions } from '../command-line/config-command.js';
import { loadConfig } from '../config/load-config.js';
import { listSettings } from '../config/describe-config.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { formatTable } from '../inspect/table.js';
import { toPrintableData } from '../printable.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Prints what is in force, and where each value comes from; secrets are not shown. */
export async function showConfig(paths: readonly string[], raw: RawConfigOptions, shell: Shell): Promise<ExitCode> {
  const loaded = await loadConfig(raw, paths, shell);
  if (!loaded.ok) {
    reportProblems(shell, ...loaded.problems);
    return exitCode.usage;
  }
  const read = loaded.value;
  const settings = toPrintableData(listSettings(raw, paths, read));
  if (raw.json) {
    printLines(shell.output, JSON.stringify({ file: read?.file ?? null, settings }, undefined, 2));
    return exitCode.success;
  }
  printLines(
    shell.output,
    read === undefined ? 'There is no naftiko.config.yaml.' : `From ${toPrintableData(read.file)}:`,
    '',
  );
  printLines(
    shell.output,
    ...formatTable([['SETTING', 'VALUE', 'FROM'], ...settings.map(({ key, value, from }) => [key, value, from])]),
  );
  return exitCode.success;
}
