import type { ExposeAdapter } from '@naftiko/runtime';
import { mapChecked, type ControlExpose } from '@naftiko/spec';
import { planRoutes } from './plan-routes.js';

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
      unit: 'routes',
      address: block.address?.text,
      port: block.port ?? 0,
      routes: routes.map(({ method, path }) => `${method} ${path}`),
      entryPath: '',
      operations: [],
      internal: true,
      async open(host, predecessor) {
        const { openControl } = await import('./open-control.js');
        return openControl({ routes, verifier, management: block.management }, host, predecessor);
      },
    }));
  },
};
