import { askTarget, checkIsJson } from '../control/answer.js';
import { readAnswerMembers, type AnswerMembers } from '../control/shown.js';
import { findTarget } from '../control/target.js';
import type { RawControlOptions } from '../command-line/control-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Checks liveness and readiness of a running process; succeeds only when it is ready. Source: specification 05, B.3. */
export async function checkHealth(raw: RawControlOptions, shell: Shell): Promise<ExitCode> {
  const found = await findTarget(raw, shell);
  if (!found.ok) {
    reportProblems(shell, ...found.problems);
    return exitCode.usage;
  }
  const enabledBy = 'management.health';
  return askTarget(found.value, { path: '/health/live', enabledBy }, shell, (live, target) => {
    if (!checkIsJson(live, target, shell)) return exitCode.errors;
    return askTarget(target, { path: '/health/ready', enabledBy, answers: [503] }, shell, (ready) => {
      if (!checkIsJson(ready, target, shell)) return exitCode.errors;
      if (raw.json) printLines(shell.output, JSON.stringify({ live: live.data, ready: ready.data }));
      else printLines(shell.output, ...writeLines(readAnswerMembers(live.data), readAnswerMembers(ready.data)));
      return readAnswerMembers(ready.data).text('status') === 'UP' ? exitCode.success : exitCode.errors;
    });
  });
}

function writeLines(live: AnswerMembers, ready: AnswerMembers): readonly string[] {
  const adapters = ready.list('adapters');
  const started = adapters.filter((adapter) => adapter.text('state') === 'started').length;
  const counted = adapters.length === 0 ? '' : ` (${started}/${adapters.length} adapters started)`;
  return [
    `Liveness:  ${live.text('status') ?? 'UNKNOWN'}`,
    `Readiness: ${ready.text('status') ?? 'UNKNOWN'}${counted}`,
    ...(started === adapters.length ? [] : adapters.map(describeAdapter)),
  ];
}

function describeAdapter(adapter: AnswerMembers): string {
  const reason = adapter.text('reason');
  const port = adapter.number('port');
  const state = `${adapter.text('state') ?? 'unknown'}${reason === undefined ? '' : `: ${reason}`}`;
  return ['', (adapter.text('type') ?? '').padEnd(8), port === undefined ? '' : `:${port}`, state].join(' ');
}
