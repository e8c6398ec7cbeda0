import type { Failure, Verifier } from '@naftiko/engine';
import type { RuntimeServices } from '@naftiko/runtime';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import type { PlannedRoute } from './plan-routes.js';
import type { PickHeaders, Serve } from './routed-request.js';
import { serveForward } from './serve-forward.js';
import { serveOperation } from './serve-operation.js';
import { writeFailure } from './write-reply.js';

/** What all routes of a server share. */
export interface RouteDependencies {
  readonly services: RuntimeServices;
  readonly pickHeaders: PickHeaders;
  /** `undefined`: callers are not checked. */
  readonly verifier: Verifier | undefined;
}

/** Prepares the handler of one route; a broken route answers with its reason. */
export function serveRoute(route: PlannedRoute, { services, pickHeaders, verifier }: RouteDependencies): Serve {
  if (route.kind === 'operation') {
    return route.unit.ok
      ? serveOperation(route, route.unit.operation, services, pickHeaders)
      : serveReason(route.unit.reason);
  }
  return route.target.ok ? serveForward(route, route.target, services, verifier) : serveReason(route.target.reason);
}

function serveReason({ code, at, message, hint }: Diagnostic): Serve {
  const failure: Failure = {
    code: 'unavailable',
    kind: code,
    pointer: pointerOf(at.path),
    reason: message,
    ...(hint === undefined ? {} : { hint }),
  };
  return ({ response, served }) => {
    served.recordFailed(failure);
    writeFailure(response, failure);
  };
}
