import type { ExposeAdapter } from '@naftiko/runtime';
import { mapChecked, type ControlExpose } from '@naftiko/spec';
import { routesOf } from './routes.js';

/** Serves the state of a capability to its operator: health, configuration, logs, metrics, traces, scripts. */
export const control: ExposeAdapter<ControlExpose> = {
  type: 'control',

  plan(block, kit) {
    const routes = routesOf(block);
    return mapChecked(kit.verifier(block.authentication), (verifier) => ({
      kind: 'http',
      type: 'control',
      namespace: block.namespace.text,
      serves: routes.length,
      unit: 'routes',
      address: block.address?.text,
      port: block.port ?? 0,
      routes: routes.map(({ method, path }) => `${method} ${path}`),
      entryPath: '',
      discreet: true,
      operations: [],
      async open(host, predecessor) {
        const { openControl } = await import('./open-control.js');
        return openControl({ block, routes, verifier }, host, predecessor);
      },
    }));
  },
};
