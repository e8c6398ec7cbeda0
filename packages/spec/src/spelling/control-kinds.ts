import {
  any,
  flag,
  number,
  oneOf,
  object,
  texts,
  kindOf,
  language,
  type KindName,
  type ObjectKind,
} from './object-kind.js';

/** The objects of an `exposes` block of type control, each with its keys. */
export const controlKinds = {
  control: kindOf('control expose', {
    ...texts('type', 'port', 'address'),
    authentication: object('authentication'),
    management: object('management'),
    observability: object('observability'),
  }),
  management: kindOf('management block', {
    ...{ health: flag, info: flag, reload: flag, validate: flag },
    logs: object('logs'),
    scripting: object('scripting'),
  }),
  logs: kindOf('logs block', { 'level-control': flag, stream: flag, 'max-subscribers': number }),
  scripting: kindOf('scripting block', {
    enabled: flag,
    defaultLocation: any,
    defaultLanguage: language,
    timeout: number,
    statementLimit: number,
    allowedLanguages: any,
  }),
  observability: kindOf('observability block', {
    enabled: flag,
    metrics: object('metrics'),
    traces: object('traces'),
    exporters: object('exporters'),
  }),
  metrics: kindOf('metrics block', { local: object('local endpoint') }),
  traces: kindOf('traces block', {
    sampling: number,
    propagation: oneOf('w3c', 'b3'),
    local: object('local traces'),
  }),
  'local endpoint': kindOf('local metrics block', { enabled: flag }),
  'local traces': kindOf('local traces block', { enabled: flag, 'buffer-size': number }),
  exporters: kindOf('exporters block', { otlp: object('otlp') }),
  otlp: kindOf('OTLP exporter', texts('endpoint')),
} as const satisfies Partial<Record<KindName, ObjectKind>>;
