import { printable } from '../printable.js';
import { complain, say, type Shell } from '../shell.js';
import type { Asked } from './ask.js';
import type { ControlTarget } from './target.js';

/** The field of the control adapter that enables a route. */
export type Toggle =
  | 'management.health'
  | 'management.info'
  | 'management.scripting'
  | 'observability.metrics.local'
  | 'observability.traces.local';

/** Explains why a command has no answer, with a remedy. */
export function explain(asked: Asked, target: ControlTarget, toggle: Toggle, shell: Shell): void {
  const place = `${target.url} (from ${target.origin})`;
  if (!asked.ok) {
    complain(shell, `No control adapter answers at ${printable(place)}: ${asked.reason}.`);
    say(shell.errors, ...unreachableHint);
    return;
  }
  const { status } = asked;
  if (status === 401 || status === 403) return complain(shell, ...refused(asked, target));
  if (status === 404) {
    complain(
      shell,
      `${printable(place)} does not serve this: the document disables it, or it is not a control adapter.`,
    );
    return say(shell.errors, `  hint: ${hints[toggle]}`);
  }
  const said = errorOf(asked.data);
  complain(shell, `${printable(place)} answered ${status}${said === undefined ? '' : `: ${said}`}`);
}

const unreachableHint = [
  '  hint: start the document with "naftiko run"; its control adapter is at least',
  '',
  '    exposes:',
  '      - type: control',
  '        port: 9090',
  '',
  '  and --control-url, or NAFTIKO_CONTROL_PORT, says where it is.',
];

const hints: Readonly<Record<Toggle, string>> = {
  'management.health': '"management: { health: true }" on the control adapter serves it.',
  'management.info': '"management: { info: true }" on the control adapter serves it.',
  'management.scripting': 'a block "management: { scripting: { … } }" on the control adapter serves it.',
  'observability.metrics.local': '"observability: { metrics: { local: { enabled: true } } }" serves it.',
  'observability.traces.local': '"observability: { traces: { local: { enabled: true } } }" serves it.',
};

function refused({ status, data }: Extract<Asked, { ok: true }>, { url, hasCredential }: ControlTarget): string[] {
  const said = errorOf(data);
  if (status === 403 && said !== undefined) return [`${printable(url)} refuses: ${said}`];
  return [
    hasCredential
      ? `${printable(url)} does not accept the credential it was given (${status}).`
      : `${printable(url)} asks for a credential: set NAFTIKO_CONTROL_TOKEN, NAFTIKO_CONTROL_USER or ` +
        'NAFTIKO_CONTROL_HEADER, or give --token, --user or --header.',
  ];
}

const errorOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
    ? printable(data.error)
    : undefined;
