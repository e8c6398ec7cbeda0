import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { OpenVerifier, Verifier } from '@naftiko/engine';
import {
  admit,
  callerNamesOf,
  keepLoaded,
  prepareForwardedHeaders,
  makeRequestChecks,
  type Permit,
  type RuntimeServices,
  type OpenMount,
  type ServedOperation,
  type ServedRequest,
} from '@naftiko/runtime';
import { prepareCallerAnswers } from './caller-answers.js';
import type { PlannedRoute } from './plan-routes.js';
import { createProblem } from './problem.js';
import { compileRouteTable, type Found, type RouteTable } from './route-table.js';
import type { Serve } from './routed-request.js';
import { serveRoute, type RouteDependencies } from './serve-route.js';
import { writeFailure, writeProblem } from './write-reply.js';

/** The plan from which a REST server is opened. */
export interface RestServer {
  readonly routes: readonly PlannedRoute[];
  readonly verifier: OpenVerifier | undefined;
  /** `Document.conformant`: in a conformant document, an unknown method is answered 404 instead of 405. */
  readonly conformant: boolean;
}

/**
 * Opens a REST server: an Express application, and a faster way to answer most requests without it.
 *
 * Express changes the prototype of every request, which takes more time than routing, reading and writing together.
 * Therefore a request that has a route and needs no authentication is served without Express; every other request is
 * handled by the application.
 */
export function openRest(server: RestServer, services: RuntimeServices): OpenMount {
  const verifier = server.verifier?.(services.variables, services);
  const pickHeaders = prepareForwardedHeaders(services.forwardHeaders, verifier);
  const dependencies = { services, pickHeaders, verifier };
  const table = compileRouteTable(
    server.routes.map((route) => ({ path: route.path, method: route.method, value: served(route, dependencies) })),
  );
  const answerNoRoute = prepareCallerAnswers(server.routes, server.conformant);
  const isAnswered = makeRequestChecks({
    services,
    verifier,
    shares: true,
    refuse: (response, reason) => writeProblem(response, createProblem(403, 'caller-refused', reason)),
  });

  const inExpress = new WeakMap<IncomingMessage, ServedRequest>();
  const makeApplication = async (): Promise<Application> => {
    const { createApplication } = await loadExpress();
    const app = createApplication();
    if (verifier !== undefined) app.use(admitCaller(verifier, services));
    app.use(async (request, response) => {
      const target = targetOf(request);
      const found = findRoute(table, request, target);
      const own = inExpress.get(request);
      if (found.kind === 'route') await run(found, target, { request, response, served: own! });
      else {
        own?.observe(unrouted);
        answerNoRoute(found, request, response, target.path);
      }
    });
    return app;
  };
  const loaded = keepLoaded(makeApplication);

  // Settles when middleware throws, or when Express finds no path in the request target. It stays pending when a request is
  // answered.
  const passOn = (runApp: Application, { request, response, served }: RequestContext): Promise<void> =>
    new Promise((resolve, reject) =>
      runApp(request, response, (cause) => {
        if (cause !== undefined) return reject(cause);
        served.observe(unrouted);
        answerNoRoute({ kind: 'malformed' }, request, response, '');
        resolve();
      }),
    );

  return {
    handle(request, response, served) {
      if (isAnswered(request, response)) return;
      if (verifier === undefined) {
        const target = targetOf(request);
        const found = findRoute(table, request, target);
        if (found.kind === 'route') {
          return run(found, target, { request, response, served });
        }
      }
      inExpress.set(request, served);
      return loaded().then((runApp) => passOn(runApp, { request, response, served }));
    },
    tookOver: () =>
      // The line that reports a started server is written first.
      void setImmediate(() => {
        // A request reports why it cannot be loaded.
        (verifier === undefined ? loadExpress() : loaded()).catch(() => undefined);
      }),
    verifier,
    answerDefect: (response, incident) => writeFailure(response, { code: 'internal', incident }),
    close: () => Promise.resolve(),
  };
}

/** The code only: an application keeps 13 kB, and a server without authentication needs it for requests without a route. */
const loadExpress = () => import('./express-application.js');

/** Runs an Express application for a request; `next` receives what its middleware throws. */
type Application = (request: IncomingMessage, response: ServerResponse, next: (cause?: unknown) => void) => void;

interface Target {
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
}

function targetOf({ url = '/' }: IncomingMessage): Target {
  // The absolute form of a request target is for proxies, but every server must accept it (RFC 9112, section 3.2.2).
  const target = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  return mark === -1 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The route of a request; what does not exist for its caller is not found. */
function findRoute(table: RouteTable<ServedRoute>, request: IncomingMessage, { path }: Target): Found<ServedRoute> {
  const found = table.find(request.method ?? 'GET', path);
  if (found.kind !== 'route' || found.value.permit === undefined) return found;
  return found.value.permit(callerNamesOf(request)) ? found : { kind: 'nothing' };
}

/** A route with its operation and its handler. */
interface ServedRoute {
  readonly permit: Permit | undefined;
  readonly operation: ServedOperation;
  readonly serve: Serve;
}

const served = (route: PlannedRoute, dependencies: RouteDependencies): ServedRoute => {
  const { text } = route.path;
  const operation = `${text} ${route.method ?? 'ANY'}`;
  return {
    permit: route.permit,
    operation: { adapter: 'rest', operation, route: text, counts: true },
    serve: serveRoute(route, dependencies),
  };
};

/**
 * The operation of requests without a route. It has a fixed name, because names of metrics must not come from callers.
 */
const unrouted: ServedOperation = { adapter: 'rest', operation: 'unknown', route: undefined, counts: true };

function run(
  { value: { operation, serve }, captured, raw }: Extract<Found<ServedRoute>, { readonly kind: 'route' }>,
  { query }: Target,
  { request, response, served: own }: RequestContext,
): Promise<void> | void {
  const observed = own.observe(operation);
  return serve({ request, response, query, captured, raw, observed, served: own });
}

interface RequestContext {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: ServedRequest;
}

const admitCaller =
  (verifier: Verifier, services: RuntimeServices): RequestHandler =>
  async (request, response, next) => {
    if (await admit(verifier, request, response, services)) next();
  };
