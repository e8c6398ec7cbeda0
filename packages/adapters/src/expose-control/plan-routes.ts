import type { ControlExpose } from '@naftiko/spec';
import { configRoute, reloadRoute, validateRoute } from './config.js';
import type { ControlRoute } from './control-route.js';
import { healthRoutes } from './health.js';
import { loggerRoutes, logStreamRoute } from './logs.js';
import { metricsRoute } from './metrics.js';
import { scriptingRoutes } from './scripting.js';
import { statusRoute } from './status.js';
import { traceRoutes } from './traces.js';

/** The routes a block switches on; any other route is a 404. Source: specification 04, c.1. */
export function planRoutes({ management, observability }: ControlExpose): readonly ControlRoute[] {
  const { health, info, reload, validate, logs, scripting } = management;
  const { enabled, metricsLocal, tracesLocal } = observability;
  return [
    ...(health ? healthRoutes : []),
    ...(info ? [statusRoute, configRoute] : []),
    ...(validate ? [validateRoute] : []),
    ...(reload ? [reloadRoute] : []),
    ...(enabled && metricsLocal ? [metricsRoute] : []),
    ...(enabled && tracesLocal ? traceRoutes : []),
    ...(logs?.levelControl === true ? loggerRoutes : []),
    ...(logs?.stream === true ? [logStreamRoute] : []),
    ...(scripting === undefined ? [] : scriptingRoutes(scripting)),
  ];
}
