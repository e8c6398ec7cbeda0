import type { ExposeAdapter } from '@naftiko/runtime';
import { mapChecked, type ControlExpose } from '@naftiko/spec';
import { configRoute, reloadRoute, validateRoute } from './config.js';
import type { ControlRoute } from './control-route.js';
import { healthRoutes } from './health.js';
import { loggerRoutes, logStreamRoute } from './logs.js';
import { metricsRoute } from './metrics.js';
import { planScriptingRoutes } from './scripting.js';
import { statusRoute } from './status.js';
import { traceRoutes } from './traces.js';

/** The control API: health, the running document, logs, traces and metrics, and changes while the process runs. */
export const control: ExposeAdapter<ControlExpose> = {
  type: 'control',

  plan(block, kit) {
    const routes = planRoutes(block);
    return mapChecked(kit.verifier(block.authentication), (verifier) => ({
      kind: 'http',
      type: 'control',
      namespace: block.namespace.text,
      serves: routes.length,
      noun: 'routes',
      address: block.address?.text,
      port: block.port ?? 0,
      routes: routes.map(({ method, path }) => `${method} ${path}`),
      entryPath: '',
      operations: [],
      internal: true,
      async open(services, predecessor) {
        const { openControl } = await import('./open-control.js');
        return openControl({ routes, verifier, management: block.management }, services, predecessor);
      },
    }));
  },
};

/** The routes that a block enables; other routes are answered 404. Source: specification 04, c.1. */
function planRoutes({ management, observability }: ControlExpose): readonly ControlRoute[] {
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
    ...(scripting === undefined ? [] : planScriptingRoutes(scripting)),
  ];
}
