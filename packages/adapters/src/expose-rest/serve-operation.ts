import type { IncomingMessage, ServerResponse } from 'node:http';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import type { Failure, Operation } from '@naftiko/engine';
import { goneSignal, readBody, type Host } from '@naftiko/runtime';
import type { PlannedRoute } from './plan-routes.js';
import { problem } from './problem.js';
import { inputReader } from './read-inputs.js';
import { writeFailure, writeProblem, writeReply } from './write-reply.js';

/** A request on its route. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without the question mark. */
  readonly query: string;
  /** The texts of the placeholders, in the order of the path. */
  readonly captured: readonly string[];
}

/** Answers a request; yields the failure that was answered, for the log. */
export type Serve = (routed: RoutedRequest) => Promise<Failure | undefined>;

/** Picks the caller headers that go upstream. */
export type PickHeaders = (request: IncomingMessage) => readonly (readonly [string, string])[];

/** Prepares what serves one route; a broken unit answers why it is broken. */
export function serveRoute(route: PlannedRoute, host: Host, pickHeaders: PickHeaders): Serve {
  return route.unit.ok
    ? serveOperation(route, route.unit.operation, host, pickHeaders)
    : serveReason(route.unit.reason);
}

function serveOperation(
  { method, path, declarations }: PlannedRoute,
  operation: Operation,
  host: Host,
  pickHeaders: PickHeaders,
): Serve {
  const { variables, bodyLimitBytes } = host;
  const { inputs } = operation.contract;
  const reader = inputReader({ method, placeholders: path.placeholders, inputs, declarations, variables });

  return async ({ request, response, query, captured }) => {
    const signal = goneSignal(response);
    let body: Uint8Array | undefined;
    if (reader.takesBody && carriesBody(request)) {
      if (isEncoded(request)) {
        const encoding = request.headers['content-encoding'] ?? '';
        writeProblem(
          response,
          problem(415, 'body-encoded', `A body in "${encoding}" is not understood; send it as it is.`),
        );
        return undefined;
      }
      const read = await readBody(request, bodyLimitBytes);
      if (read.kind === 'gone') return { code: 'cancelled' };
      if (read.kind === 'too-large') {
        response.setHeader('Connection', 'close');
        writeProblem(response, problem(413, 'body-too-large', `The body is larger than ${bodyLimitBytes} bytes.`));
        return undefined;
      }
      body = read.bytes;
    }
    const values = reader.read({ request, query, captured, body });
    const forwardedHeaders = pickHeaders(request);
    const result = values.ok ? await host.invoke(operation, values.value, { signal, forwardedHeaders }) : values;
    if (result.ok) {
      writeReply(response, result.value);
      return undefined;
    }
    writeFailure(response, result.failure);
    return result.failure;
  };
}

function serveReason({ code, at, message, hint }: Diagnostic): Serve {
  const failure: Failure = {
    code: 'unavailable',
    kind: code,
    pointer: pointerOf(at.path),
    reason: message,
    ...(hint === undefined ? {} : { hint }),
  };
  return ({ response }) => {
    writeFailure(response, failure);
    return Promise.resolve(failure);
  };
}

const carriesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const isEncoded = ({ headers }: IncomingMessage): boolean =>
  headers['content-encoding'] !== undefined && headers['content-encoding'].toLowerCase() !== 'identity';
