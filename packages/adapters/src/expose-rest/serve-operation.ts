import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Operation, Reply, Result } from '@naftiko/engine';
import { readBody, type ReadBody, type RuntimeServices } from '@naftiko/runtime';
import type { OperationRoute } from './plan-routes.js';
import { createProblem, type Problem } from './problem.js';
import { createInputReader } from './read-inputs.js';
import { RestCall } from './rest-call.js';
import { carriesBody, type PickHeaders, type RoutedRequest, type Serve } from './routed-request.js';
import { writeFailure, writeProblem, writeReply } from './write-reply.js';

/** Prepares the handler of one operation. It has no async functions: see direct-exchange.ts. */
export function serveOperation(
  { method, path, declarations }: OperationRoute,
  operation: Operation,
  services: RuntimeServices,
  pickHeaders: PickHeaders,
): Serve {
  const { variables, bodyLimitBytes } = services;
  const { inputs } = operation.contract;
  const reader = createInputReader({ method, placeholders: path.placeholders, inputs, declarations, variables });

  const answer = (routed: RoutedRequest, body: Uint8Array | undefined): Promise<void> | void => {
    const { request, query, captured, observed, served } = routed;
    const values = reader.read({ request, query, captured, body });
    if (!values.ok) return write(values, routed);
    const call = new RestCall(served, pickHeaders(request), observed);
    return services.invoke(operation, values.value, call).then((result) => write(result, routed));
  };

  return (routed) => {
    const { request, response } = routed;
    if (!reader.takesBody || !carriesBody(request)) return answer(routed, undefined);
    const encoding = findEncoding(request);
    if (encoding !== undefined) return writeProblem(response, describeEncoding(encoding));
    return readBody(request, bodyLimitBytes).then((read) => {
      if (read.kind === 'read') return answer(routed, read.bytes);
      refuseBody(read, routed, bodyLimitBytes);
    });
  };
}

function write(result: Result<Reply>, { response, served }: RoutedRequest): void {
  if (result.ok) return writeReply(response, result.value);
  served.recordFailed(result.failure);
  writeFailure(response, result.failure);
}

/** The compression of a body; `undefined`: there is none. */
function findEncoding({ headers }: IncomingMessage): string | undefined {
  const encoding = headers['content-encoding'];
  return encoding === undefined || encoding.toLowerCase() === 'identity' ? undefined : encoding;
}

const describeEncoding = (encoding: string): Problem =>
  createProblem(
    415,
    'body-encoded',
    `A body with the content encoding "${encoding}" is not supported; send it without compression.`,
  );

function refuseBody(
  { kind }: Exclude<ReadBody, { readonly kind: 'read' }>,
  { response, served }: { readonly response: ServerResponse; readonly served: RoutedRequest['served'] },
  limitBytes: number,
): void {
  if (kind === 'gone') return served.recordFailed({ code: 'cancelled' });
  response.setHeader('Connection', 'close');
  writeProblem(response, createProblem(413, 'body-too-large', `The body is larger than ${limitBytes} bytes.`));
}
