import type { ExposeAdapter, MountedEntry } from '@naftiko/runtime';
import { mapChecked, type RestExpose } from '@naftiko/spec';
import { isValid, planRoutes, routeOf, type ForwardRoute } from './plan-routes.js';

/** Serves the resources of a document as HTTP routes. */
export const rest: ExposeAdapter<RestExpose> = {
  type: 'rest',

  plan(block, kit) {
    const routes = planRoutes(block, kit);
    return mapChecked(kit.verifier(block.authentication), (verifier) => ({
      kind: 'http',
      type: 'rest',
      namespace: block.namespace.text,
      serves: routes.filter(isValid).length,
      noun: 'routes',
      address: block.address?.text,
      port: block.port ?? 0,
      routes: routes.filter(isValid).map(routeOf),
      entryPath: '',
      // A forward is not listed as an operation: it has no inputs and no plan, and cannot be called without a request.
      operations: routes.flatMap((route) =>
        route.kind === 'forward'
          ? []
          : [
              {
                address: routeOf(route),
                name: route.node.name?.text,
                description: route.node.description,
                hints: undefined,
                unit: route.unit,
                at: route.node.at,
                permit: route.permit,
              },
            ],
      ),
      entries: routes.flatMap((route) => (route.kind === 'forward' ? [forwardEntry(route)] : [])),
      async open(services) {
        const { openRest } = await import('./open-rest.js');
        const { conformant } = kit.document;
        return openRest({ routes, verifier, conformant }, services);
      },
    }));
  },
};

const forwardEntry = (route: ForwardRoute): MountedEntry => ({
  kind: 'forward',
  address: routeOf(route),
  name: undefined,
  description: undefined,
  broken: route.target.ok ? undefined : route.target.reason,
  target: route.node.targetNamespace.text,
  permit: route.permit,
});
