import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from '../mount/send-answer.js';
import { awaitsPermission } from './expected-body.js';

/** The rate at which a body may go on arriving after its time is up. */
const leastBytesPerSecond = 1024;

/** The arrival of a body, as far as it was watched. */
interface Arrival {
  readonly sinceMs: number;
  readonly bytesBefore: number;
}

/**
 * Ends requests whose body arrives too slowly: it may take `receiveMs`, and one second more for each KiB that has
 * arrived. Looks at the connections from time to time, so that a request costs nothing.
 */
export class SlowBodies {
  #receiveMs: number;
  readonly #arrivals = new WeakMap<IncomingMessage, Arrival>();

  constructor(receiveMs: number) {
    this.#receiveMs = receiveMs;
  }

  /** Changes the time of a body from now on. */
  allow(receiveMs: number): void {
    this.#receiveMs = receiveMs;
  }

  /** Looks at the last response of each connection. */
  check(responses: Iterable<ServerResponse | undefined>, nowMs = performance.now()): void {
    for (const response of responses) {
      if (response === undefined || response.req.complete) continue;
      // The caller may not send before it is asked: the delay is the handler's.
      if (!response.writableEnded && awaitsPermission(response.req)) continue;
      if (this.#isLate(response, nowMs)) end(response);
    }
  }

  #isLate({ req: request, headersSent, writableFinished }: ServerResponse, nowMs: number): boolean {
    // An answer that has begun may be a stream in both directions; bytes that wait here are not the caller's delay.
    if (!writableFinished && (headersSent || request.readableLength > 0)) {
      this.#arrivals.delete(request);
      return false;
    }
    const { bytesRead } = request.socket;
    const arrival = this.#arrivals.get(request);
    if (arrival === undefined) {
      this.#arrivals.set(request, { sinceMs: nowMs, bytesBefore: bytesRead });
      return false;
    }
    const earnedMs = ((bytesRead - arrival.bytesBefore) / leastBytesPerSecond) * 1_000;
    return nowMs - arrival.sinceMs > this.#receiveMs + earnedMs;
  }
}

/** The rest of a body whose answer is complete has no reader: its connection is cut. */
function end(response: ServerResponse): void {
  if (response.writableEnded) return void response.req.socket.destroy();
  response.setHeader('Connection', 'close');
  const body = 'The body of the request arrived too slowly.';
  sendAnswer(response, { status: 408, type: 'text/plain; charset=utf-8', body });
}
