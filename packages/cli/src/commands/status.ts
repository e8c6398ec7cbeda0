import { askAndShow, checkIsJson } from '../control/answer.js';
import { readAnswerMembers, type AnswerMembers } from '../control/shown.js';
import type { RawControlOptions } from '../command-line/control-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { printLines, type Shell } from '../shell.js';

/** Shows the identity and the adapters of a running process. Source: specification 05, B.3. */
export const showStatus = (raw: RawControlOptions, shell: Shell): Promise<ExitCode> =>
  askAndShow(raw, { path: '/status', enabledBy: 'management.info' }, shell, (answer, target) => {
    if (!checkIsJson(answer, target, shell)) return exitCode.errors;
    if (raw.json) printLines(shell.output, JSON.stringify(answer.data));
    else printLines(shell.output, ...describeStatus(readAnswerMembers(answer.data)));
    return exitCode.success;
  });

function describeStatus(data: AnswerMembers): readonly string[] {
  const adapters = data.list('adapters');
  const isUp = adapters.every((adapter) => adapter.text('state') === 'started');
  const engine = data.at('engine');
  const runtime = engine.text('node') ?? engine.text('java');
  return [
    `${data.at('capability').text('label') ?? 'unknown'}: ${isUp ? 'UP' : 'DEGRADED'}`,
    `  Engine:    ${engine.text('version') ?? 'unknown'}${runtime === undefined ? '' : ` (${engine.text('node') === undefined ? 'Java' : 'Node'} ${runtime})`}`,
    `  Uptime:    ${describeDuration(data.text('uptime') ?? 'unknown')}`,
    `  Telemetry: ${describeTelemetry(data.at('otel'))}`,
    ...adapters.map((adapter) => {
      const port = adapter.number('port');
      const name = (adapter.text('namespace') ?? adapter.text('type') ?? '').padEnd(8);
      return `  ${name} ${port === undefined ? '' : `:${port}`} ${adapter.text('state') ?? 'unknown'}`;
    }),
  ];
}

function describeTelemetry(otel: AnswerMembers): string {
  const [exporter, endpoint] = [otel.text('exporter'), otel.text('endpoint')];
  const where = exporter === undefined || endpoint === undefined ? '' : ` (${exporter} → ${endpoint})`;
  return (otel.text('status') ?? 'unknown') + where;
}

/** Writes `PT2H34M12.5S` as `2h 34m 12s`; any other text is returned unchanged. */
function describeDuration(duration: string): string {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/.exec(duration);
  if (parts === null) return duration;
  const [, hours, minutes, seconds = '0'] = parts;
  if (hours !== undefined) return `${hours}h ${minutes ?? 0}m ${seconds}s`;
  return minutes === undefined ? `${seconds}s` : `${minutes}m ${seconds}s`;
}
