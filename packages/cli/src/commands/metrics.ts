import { askAndShow } from '../control/answer.js';
import type { RawMetricsOptions } from '../command-line/control-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems, type Shell } from '../shell.js';

/** Prints the metrics of a running process, or only matching lines. Source: specification 05, B.3. */
export async function printMetrics(raw: RawMetricsOptions, shell: Shell): Promise<ExitCode> {
  const filter = patternOf(raw.filter ?? '');
  if (filter === undefined) {
    reportProblems(shell, '--filter takes a regular expression.');
    return exitCode.usage;
  }
  return askAndShow(raw, { path: '/metrics', enabledBy: 'observability.metrics.local' }, shell, ({ text }) => {
    const lines = text.split('\n').filter((line) => filter === null || filter.test(line));
    shell.output.write(filter === null ? text : lines.map((line) => `${line}\n`).join(''));
    return exitCode.success;
  });
}

/** `null`: no filter; `undefined`: the text is not a regular expression. */
function patternOf(text: string): RegExp | null | undefined {
  if (text.trim() === '') return null;
  try {
    return new RegExp(text);
  } catch {
    return undefined;
  }
}
