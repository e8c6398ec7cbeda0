import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Verifier } from '@naftiko/engine';
import {
  admit,
  forwardedHeaders,
  openEntrance,
  type Host,
  type Log,
  type OpenMount,
  type ServedOperation,
  type ServedRequest,
} from '@naftiko/runtime';
import { noRouteAnswer } from './answer-no-route.js';
import type { PlannedRoute } from './plan-routes.js';
import { problem } from './problem.js';
import { routeTable, type Found } from './route-table.js';
import type { Serve } from './routed-request.js';
import { serveRoute, type RouteDependencies } from './serve-route.js';
import { writeFailure, writeProblem } from './write-reply.js';

/** Everything a REST server is made of that the document decides. */
export interface RestServer {
  readonly routes: readonly PlannedRoute[];
  readonly verifier: ((variables: ReadonlyMap<string, string>) => Verifier) | undefined;
  /** Whether the published schema accepts the document: then a method that is not there is a 404. */
  readonly conformant: boolean;
}

/**
 * Opens a REST server: an Express application, and a straight way past its layers.
 *
 * Express changes the prototype of every request it sees, which costs more than routing, reading and writing together.
 * A request that needs nothing but its route is therefore served before Express; whatever is out of the ordinary (a
 * caller to check, no route, a defect) goes through the application.
 */
export function openRest(server: RestServer, host: Host): OpenMount {
  const verifier = server.verifier?.(host.variables);
  const pickHeaders = forwardedHeaders(host.forwardHeaders, verifier);
  const dependencies = { host, pickHeaders, verifier };
  const table = routeTable(
    server.routes.map((route) => ({ path: route.path, method: route.method, value: served(route, dependencies) })),
  );
  const answerNoRoute = noRouteAnswer(server.routes, server.conformant);
  const meet = openEntrance({
    host,
    verifier,
    shares: true,
    refuse: (response, reason) => writeProblem(response, problem(403, 'caller-refused', reason)),
  });

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  if (verifier !== undefined) app.use(checkCaller(verifier, host.log));
  const inExpress = new WeakMap<IncomingMessage, ServedRequest>();
  app.use(async (request, response) => {
    const target = targetOf(request);
    const found = table.find(request.method, target.path);
    const own = inExpress.get(request);
    if (found.kind === 'route') await run(found, target, { request, response, served: own! });
    else {
      own?.observe(unrouted);
      answerNoRoute(found, request, response, target.path);
    }
  });
  app.use(answerDefect(host.log));

  return {
    handle(request, response, served) {
      if (meet(request, response)) return;
      if (verifier === undefined) {
        const target = targetOf(request);
        const found = table.find(request.method ?? 'GET', target.path);
        if (found.kind === 'route') {
          run(found, target, { request, response, served }).catch((cause: unknown) =>
            defect(cause, response, host.log),
          );
          return;
        }
      }
      inExpress.set(request, served);
      app(request, response);
    },
    close: () => Promise.resolve(),
  };
}

interface Target {
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
}

function targetOf({ url = '/' }: IncomingMessage): Target {
  // The absolute form is for proxies, but every server has to understand it (RFC 9112, section 3.2.2).
  const target = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  return mark === -1 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** A route as it is served: what it is called, and what answers it. */
interface ServedRoute {
  readonly operation: ServedOperation;
  readonly serve: Serve;
}

const served = (route: PlannedRoute, dependencies: RouteDependencies): ServedRoute => {
  const { text } = route.path;
  const operation = `${text} ${route.method ?? 'ANY'}`;
  return {
    operation: { adapter: 'rest', operation, route: text, counts: true },
    serve: serveRoute(route, dependencies),
  };
};

/** A path that nothing is served at: what callers make up does not become a name. */
const unrouted: ServedOperation = { adapter: 'rest', operation: 'unknown', route: undefined, counts: true };

async function run(
  { value: { operation, serve }, captured, raw }: Extract<Found<ServedRoute>, { readonly kind: 'route' }>,
  { query }: Target,
  { request, response, served: own }: RequestContext,
): Promise<void> {
  const observed = own.observe(operation);
  const failure = await serve({ request, response, query, captured, raw, observed, requestId: own.id });
  if (failure !== undefined) own.failed(failure);
}

interface RequestContext {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: ServedRequest;
}

const checkCaller =
  (verifier: Verifier, log: Log): RequestHandler =>
  async (request, response, next) => {
    if (await admit(verifier, request, response, log)) next();
  };

/** Express knows an error handler by its four parameters. */
const answerDefect =
  (log: Log): ErrorRequestHandler =>
  (cause, _request, response, _next) => {
    defect(cause, response, log);
  };

function defect(cause: unknown, response: ServerResponse, log: Log): void {
  const incident = randomUUID();
  log.error('defect', { incident, cause: cause instanceof Error ? cause.stack : String(cause) });
  if (response.headersSent) response.destroy();
  else writeFailure(response, { code: 'internal', incident });
}
