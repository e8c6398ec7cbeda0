import { answered, isData } from '../control/answer.js';
import { shown, type Shown } from '../control/shown.js';
import { spanTree } from '../control/span-tree.js';
import type { RawTracesOptions } from '../control-line.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { readCount } from '../input/read-option.js';
import { table } from '../inspect/table.js';
import { printable } from '../printable.js';
import { complain, say, type Shell } from '../shell.js';

/** Shows the latest traces of a running process, or one of them as a tree. Source: specification 05, B.3. */
export function traces(id: string | undefined, raw: RawTracesOptions, shell: Shell): Promise<ExitCode> {
  const limit = readCount('--limit', raw.limit, 1, 1);
  if (!limit.ok) {
    complain(shell, ...limit.problems);
    return Promise.resolve(exitCode.usage);
  }
  return id === undefined ? list(raw, shell) : one(id, raw, shell);
}

function list(raw: RawTracesOptions, shell: Shell): Promise<ExitCode> {
  const wanted = Object.entries({ operation: raw.operation, status: raw.status, limit: raw.limit });
  const query = new URLSearchParams(
    wanted.flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]])),
  );
  const path = `/traces${query.size === 0 ? '' : `?${query}`}`;
  return answered(raw, { path, toggle: 'observability.traces.local' }, shell, (answer, target) => {
    if (!isData(answer, target, shell)) return exitCode.errors;
    const found = shown(answer.data).list('traces');
    if (raw.json) say(shell.output, JSON.stringify(answer.data));
    else say(shell.output, ...(found.length === 0 ? ['No traces.'] : table([head, ...found.map(cells)])));
    return exitCode.fine;
  });
}

function one(id: string, raw: RawTracesOptions, shell: Shell): Promise<ExitCode> {
  const request = {
    path: `/traces/${encodeURIComponent(id)}`,
    toggle: 'observability.traces.local',
    answers: [404],
  } as const;
  return answered(raw, request, shell, (answer, target) => {
    if (!isData(answer, target, shell)) return exitCode.errors;
    if (answer.status === 404) {
      const reason = shown(answer.data).text('error') ?? `Trace not found: ${printable(id)}`;
      complain(shell, reason.startsWith('Trace') ? reason : `The document serves no traces: ${reason}`);
      return exitCode.errors;
    }
    const spans = shown(answer.data).list('spans');
    if (raw.json) say(shell.output, JSON.stringify(answer.data));
    else say(shell.output, ...(spans.length === 0 ? ['The trace has no spans.'] : spanTree(spans)));
    return exitCode.fine;
  });
}

const head = ['TRACE ID', 'OPERATION', 'DURATION', 'STATUS', 'SPANS', 'TIME'];

const cells = (trace: Shown): readonly string[] => [
  trace.text('traceId') ?? '',
  trace.text('operationId') ?? trace.text('operation') ?? '',
  durationWords(trace.number('durationMs')),
  trace.text('status') ?? '',
  String(trace.number('spanCount') ?? ''),
  clock(trace.text('timestamp') ?? ''),
];

const durationWords = (ms: number | undefined): string =>
  ms === undefined ? '' : ms < 1000 ? `${ms}ms` : `${(ms / 1000).toFixed(1)}s`;

/** Writes a timestamp in local time; any other text is returned unchanged. */
function clock(timestamp: string): string {
  const time = new Date(timestamp);
  return Number.isNaN(time.getTime()) ? timestamp : time.toTimeString().slice(0, 8);
}
