import type { RawConfigOptions } from '../command-line/config-command.js';
import { loadConfig } from '../config/apply-config.js';
import { listSettings } from '../config/describe-config.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { formatTable } from '../inspect/table.js';
import { toPrintableData } from '../printable.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Prints the settings of a run and the source of each value (a flag, the file, a default); secrets are masked. */
export async function showConfig(paths: readonly string[], raw: RawConfigOptions, shell: Shell): Promise<ExitCode> {
  const loaded = await loadConfig(raw, paths, shell);
  if (!loaded.ok) {
    reportProblems(shell, ...loaded.problems);
    return exitCode.usage;
  }
  const { config: read } = loaded.value;
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
