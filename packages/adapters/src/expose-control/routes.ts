import type { ControlExpose } from '@naftiko/spec';

/** What an operator can ask for; each is served by one entry of `handlersOf`. */
export type RouteName =
  | 'live'
  | 'ready'
  | 'status'
  | 'config'
  | 'reload'
  | 'validate'
  | 'logs'
  | 'log-stream'
  | 'logger'
  | 'logger-level'
  | 'metrics'
  | 'traces'
  | 'trace'
  | 'scripting'
  | 'scripting-change';

export interface ControlRoute {
  readonly name: RouteName;
  readonly method: 'GET' | 'PUT' | 'POST';
  /** `{name}` is one segment. */
  readonly path: string;
}

const route = (name: RouteName, method: ControlRoute['method'], path: string): ControlRoute => ({ name, method, path });

/** The routes that a block switches on, in the order in which they are tried. Source: specification 04, c.1. */
export function routesOf({ management, observability }: ControlExpose): readonly ControlRoute[] {
  const { logs } = management;
  const isMeasured = observability.enabled && observability.metricsLocal;
  const isTraced = observability.enabled && observability.tracesLocal;
  return [
    ...(management.health ? [route('live', 'GET', '/health/live'), route('ready', 'GET', '/health/ready')] : []),
    ...(management.info ? [route('status', 'GET', '/status'), route('config', 'GET', '/config')] : []),
    ...(management.reload ? [route('reload', 'POST', '/config/reload')] : []),
    ...(management.validate ? [route('validate', 'POST', '/config/validate')] : []),
    ...(logs?.levelControl === true ? [route('logs', 'GET', '/logs')] : []),
    // Before the loggers, whose names could be taken for it.
    ...(logs?.stream === true ? [route('log-stream', 'GET', '/logs/stream')] : []),
    ...(logs?.levelControl === true
      ? [route('logger', 'GET', '/logs/{logger}'), route('logger-level', 'PUT', '/logs/{logger}')]
      : []),
    ...(isMeasured ? [route('metrics', 'GET', '/metrics')] : []),
    ...(isTraced ? [route('traces', 'GET', '/traces'), route('trace', 'GET', '/traces/{traceId}')] : []),
    ...(management.scripting === undefined
      ? []
      : [route('scripting', 'GET', '/scripting'), route('scripting-change', 'PUT', '/scripting')]),
  ];
}
