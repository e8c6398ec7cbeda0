import type { IncomingMessage, ServerResponse } from 'node:http';

/** Requests with `Expect: 100-continue` that have not received `100 Continue`. */
const waiting = new WeakMap<IncomingMessage, ServerResponse>();

/** Notes that a caller waits before it sends its body. */
export function noteExpectation(request: IncomingMessage, response: ServerResponse): void {
  waiting.set(request, response);
}

/** Whether a caller waits for permission to send its body. */
export const awaitsPermission = (request: IncomingMessage): boolean => waiting.has(request);

/**
 * Sends `100 Continue` to a caller that waits for it. Called before a body is read; does nothing for other requests.
 */
export function acceptBody(request: IncomingMessage): void {
  const response = waiting.get(request);
  if (response === undefined) return;
  waiting.delete(request);
  response.writeContinue();
}
