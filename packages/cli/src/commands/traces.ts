import { askAndShow, checkIsJson } from '../control/answer.js';
import { readAnswerMembers, type AnswerMembers } from '../control/shown.js';
import { drawSpanTree } from '../control/span-tree.js';
import type { RawTracesOptions } from '../command-line/control-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { readCount } from '../input/read-option.js';
import { formatTable } from '../inspect/table.js';
import { toPrintable } from '../printable.js';
import { reportProblems, printLines, type Shell } from '../shell.js';

/** Shows the latest traces of a running process, or one of them as a tree. Source: specification 05, B.3. */
export function showTraces(id: string | undefined, raw: RawTracesOptions, shell: Shell): Promise<ExitCode> {
  const limit = readCount('--limit', raw.limit, 1, 1);
  if (!limit.ok) {
    reportProblems(shell, ...limit.problems);
    return Promise.resolve(exitCode.usage);
  }
  return id === undefined ? list(raw, shell) : showTrace(id, raw, shell);
}

function list(raw: RawTracesOptions, shell: Shell): Promise<ExitCode> {
  const wanted = Object.entries({ operation: raw.operation, status: raw.status, limit: raw.limit });
  const query = new URLSearchParams(
    wanted.flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]])),
  );
  const path = `/traces${query.size === 0 ? '' : `?${query}`}`;
  return askAndShow(raw, { path, enabledBy: 'observability.traces.local' }, shell, (answer, target) => {
    if (!checkIsJson(answer, target, shell)) return exitCode.errors;
    const found = readAnswerMembers(answer.data).list('traces');
    if (raw.json) printLines(shell.output, JSON.stringify(answer.data));
    else
      printLines(shell.output, ...(found.length === 0 ? ['No traces.'] : formatTable([head, ...found.map(cellsOf)])));
    return exitCode.success;
  });
}

function showTrace(id: string, raw: RawTracesOptions, shell: Shell): Promise<ExitCode> {
  const request = {
    path: `/traces/${encodeURIComponent(id)}`,
    enabledBy: 'observability.traces.local',
    answers: [404],
  } as const;
  return askAndShow(raw, request, shell, (answer, target) => {
    if (!checkIsJson(answer, target, shell)) return exitCode.errors;
    if (answer.status === 404) {
      const reason = readAnswerMembers(answer.data).text('error') ?? `Trace not found: ${toPrintable(id)}`;
      reportProblems(shell, reason.startsWith('Trace') ? reason : `The document serves no traces: ${reason}`);
      return exitCode.errors;
    }
    const spans = readAnswerMembers(answer.data).list('spans');
    if (raw.json) printLines(shell.output, JSON.stringify(answer.data));
    else printLines(shell.output, ...(spans.length === 0 ? ['The trace has no spans.'] : drawSpanTree(spans)));
    return exitCode.success;
  });
}

const head = ['TRACE ID', 'OPERATION', 'DURATION', 'STATUS', 'SPANS', 'TIME'];

const cellsOf = (trace: AnswerMembers): readonly string[] => [
  trace.text('traceId') ?? '',
  trace.text('operationId') ?? trace.text('operation') ?? '',
  describeDuration(trace.number('durationMs')),
  trace.text('status') ?? '',
  String(trace.number('spanCount') ?? ''),
  toClock(trace.text('timestamp') ?? ''),
];

const describeDuration = (ms: number | undefined): string =>
  ms === undefined ? '' : ms < 1000 ? `${ms}ms` : `${(ms / 1000).toFixed(1)}s`;

/** Writes a timestamp in local time; any other text is returned unchanged. */
function toClock(timestamp: string): string {
  const time = new Date(timestamp);
  return Number.isNaN(time.getTime()) ? timestamp : time.toTimeString().slice(0, 8);
}
