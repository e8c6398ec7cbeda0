import type { IncomingMessage } from 'node:http';
import type { Operation } from '@naftiko/engine';
import { readBody, type RuntimeServices } from '@naftiko/runtime';
import type { OperationRoute } from './plan-routes.js';
import { createProblem } from './problem.js';
import { RestCall } from './rest-call.js';
import { createInputReader } from './read-inputs.js';
import { carriesBody, type PickHeaders, type Serve } from './routed-request.js';
import { writeFailure, writeProblem, writeReply } from './write-reply.js';

/** Prepares the handler of one operation. */
export function serveOperation(
  { method, path, declarations }: OperationRoute,
  operation: Operation,
  services: RuntimeServices,
  pickHeaders: PickHeaders,
): Serve {
  const { variables, bodyLimitBytes } = services;
  const { inputs } = operation.contract;
  const reader = createInputReader({ method, placeholders: path.placeholders, inputs, declarations, variables });

  return async ({ request, response, query, captured, observed, served }) => {
    let body: Uint8Array | undefined;
    if (reader.takesBody && carriesBody(request)) {
      if (isEncoded(request)) {
        const encoding = request.headers['content-encoding'] ?? '';
        writeProblem(
          response,
          createProblem(
            415,
            'body-encoded',
            `A body with the content encoding "${encoding}" is not supported; send it without compression.`,
          ),
        );
        return undefined;
      }
      const read = await readBody(request, bodyLimitBytes);
      if (read.kind === 'gone') return { code: 'cancelled' };
      if (read.kind === 'too-large') {
        response.setHeader('Connection', 'close');
        writeProblem(
          response,
          createProblem(413, 'body-too-large', `The body is larger than ${bodyLimitBytes} bytes.`),
        );
        return undefined;
      }
      body = read.bytes;
    }
    const values = reader.read({ request, query, captured, body });
    const forwardedHeaders = pickHeaders(request);
    const result = values.ok
      ? await services.invoke(operation, values.value, new RestCall(served, forwardedHeaders, observed))
      : values;
    if (result.ok) {
      writeReply(response, result.value);
      return undefined;
    }
    writeFailure(response, result.failure);
    return result.failure;
  };
}

const isEncoded = ({ headers }: IncomingMessage): boolean =>
  headers['content-encoding'] !== undefined && headers['content-encoding'].toLowerCase() !== 'identity';
