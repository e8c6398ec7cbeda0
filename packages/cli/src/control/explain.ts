import { toPrintable } from '../printable.js';
import { reportProblems, printLines, type Shell } from '../shell.js';
import type { ControlAnswer } from './ask.js';
import type { ControlTarget } from './target.js';

/** The field of the control adapter that enables a route. */
export type EnablingField =
  | 'management.health'
  | 'management.info'
  | 'management.scripting'
  | 'observability.metrics.local'
  | 'observability.traces.local';

/** Explains why a command has no answer, with a remedy. */
export function explain(answer: ControlAnswer, target: ControlTarget, enabledBy: EnablingField, shell: Shell): void {
  const place = `${target.url} (from ${target.origin})`;
  if (!answer.ok) {
    reportProblems(shell, `No control adapter answers at ${toPrintable(place)}: ${answer.reason}.`);
    printLines(shell.errors, ...unreachableHint);
    return;
  }
  const { status } = answer;
  if (status === 401 || status === 403) return reportProblems(shell, ...describeRefusal(answer, target));
  if (status === 404) {
    reportProblems(
      shell,
      `${toPrintable(place)} does not serve this: the document disables it, or it is not a control adapter.`,
    );
    return printLines(shell.errors, `  hint: ${hints[enabledBy]}`);
  }
  const reason = errorOf(answer.data);
  reportProblems(shell, `${toPrintable(place)} answered ${status}${reason === undefined ? '' : `: ${reason}`}`);
}

const unreachableHint = [
  '  hint: start the document with "naftiko run"; its control adapter is at least',
  '',
  '    exposes:',
  '      - type: control',
  '        port: 9090',
  '',
  '  and --control-url or NAFTIKO_CONTROL_PORT names its address.',
];

const hints: Readonly<Record<EnablingField, string>> = {
  'management.health': '"management: { health: true }" on the control adapter serves it.',
  'management.info': '"management: { info: true }" on the control adapter serves it.',
  'management.scripting': 'a block "management: { scripting: { … } }" on the control adapter serves it.',
  'observability.metrics.local': '"observability: { metrics: { local: { enabled: true } } }" serves it.',
  'observability.traces.local': '"observability: { traces: { local: { enabled: true } } }" serves it.',
};

function describeRefusal(
  { status, data }: Extract<ControlAnswer, { ok: true }>,
  { url, hasCredential }: ControlTarget,
): string[] {
  const reason = errorOf(data);
  if (status === 403 && reason !== undefined) return [`${toPrintable(url)} refuses: ${reason}`];
  return [
    hasCredential
      ? `${toPrintable(url)} does not accept the credential (${status}).`
      : `${toPrintable(url)} requires a credential: set NAFTIKO_CONTROL_TOKEN, NAFTIKO_CONTROL_USER or ` +
        'NAFTIKO_CONTROL_HEADER, or give --token, --user or --header.',
  ];
}

const errorOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
    ? toPrintable(data.error)
    : undefined;
