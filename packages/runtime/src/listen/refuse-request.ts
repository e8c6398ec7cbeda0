import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from '../mount/send-answer.js';
import type { ServerLimits } from './server-limits.js';

/** A request that is answered before any adapter receives it. */
export interface Refusal {
  readonly status: 431 | 503;
  readonly reason: string;
}

/** The refusal of a request that exceeds a limit; `undefined`: the request is served. */
export function findRefusal(
  { rawHeaders }: IncomingMessage,
  inFlight: number,
  { requests, headers }: ServerLimits,
): Refusal | undefined {
  if (inFlight >= requests) {
    return {
      status: 503,
      reason: `The server has reached its limit of ${requests} concurrent requests. Try again later.`,
    };
  }
  return rawHeaders.length > 2 * headers
    ? { status: 431, reason: `The request has more than ${headers} headers.` }
    : undefined;
}

/** Answers in plain text, because no adapter has seen the request. */
export function refuseRequest(response: ServerResponse, { status, reason }: Refusal): void {
  if (status === 503) response.setHeader('Retry-After', '1');
  if (!response.req.complete) response.setHeader('Connection', 'close');
  sendAnswer(response, { status, type: 'text/plain; charset=utf-8', body: reason });
}
