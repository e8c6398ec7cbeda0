import { askAndShow, checkIsJson } from '../control/answer.js';
import { readGovernance } from '../control/read-governance.js';
import { readAnswerMembers, type AnswerMembers } from '../control/shown.js';
import type { RawScriptingOptions } from '../command-line/control-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Shows the governance of scripts in a running process, or changes it until the process ends. Source: specification 05, B.3. */
export async function governScripts(raw: RawScriptingOptions, shell: Shell): Promise<ExitCode> {
  const wanted = readGovernance(raw.set);
  if (!wanted.ok) {
    reportProblems(shell, ...wanted.problems);
    return exitCode.usage;
  }
  const body = raw.set.length === 0 ? {} : { body: wanted.value };
  return askAndShow(
    raw,
    { path: '/scripting', enabledBy: 'management.scripting', ...body },
    shell,
    (answer, target) => {
      if (!checkIsJson(answer, target, shell)) return exitCode.errors;
      if (raw.json) printLines(shell.output, JSON.stringify(answer.data));
      else
        printLines(
          shell.output,
          ...(raw.set.length === 0 ? [] : ['Changed until the process ends.']),
          ...describeScripting(readAnswerMembers(answer.data)),
        );
      return exitCode.success;
    },
  );
}

function describeScripting(data: AnswerMembers): readonly string[] {
  const stats = data.at('stats');
  const languages = data.texts('allowedLanguages');
  const last = stats.text('lastExecutionAt');
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    ['Location', data.text('defaultLocation')],
    ['Language', data.text('defaultLanguage')],
    ['Timeout', data.number('timeout') === undefined ? undefined : `${data.number('timeout')} ms`],
    ['Statement limit', data.number('statementLimit')],
    ['Allowed languages', languages.length === 0 ? undefined : languages.join(', ')],
    ['Executions', stats.number('totalExecutions')],
    ['Errors', stats.number('totalErrors')],
    ['Average duration', `${(stats.number('averageDurationMs') ?? 0).toFixed(2)} ms`],
    ['Last run', last],
  ];
  return [
    // By default scripts run unless the environment forbids them.
    `Scripting: ${data.flag('enabled') === false ? 'DISABLED' : 'ENABLED'}`,
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`  ${`${name}:`.padEnd(18)} ${value}`])),
  ];
}
