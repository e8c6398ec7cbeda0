import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from '../mount/send-answer.js';
import { awaitsPermission } from './expected-body.js';

/** The lowest rate at which a body may arrive after `receiveMs`. */
const minBytesPerSecond = 1024;

/** When a body was first checked, and the number of bytes that its connection had received before. */
interface Arrival {
  readonly sinceMs: number;
  readonly bytesBefore: number;
}

/**
 * Ends requests whose body arrives too slowly: it may take `receiveMs`, and one second more for each KiB that has
 * arrived. Checks the connections periodically instead of setting a timer for each request.
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

  /** Checks the requests of these responses and ends those that are too slow. */
  check(responses: Iterable<ServerResponse | undefined>, nowMs = performance.now()): void {
    for (const response of responses) {
      if (response === undefined || response.req.complete) continue;
      // The caller waits for `100 Continue`, so that this is not a delay of the caller.
      if (!response.writableEnded && awaitsPermission(response.req)) continue;
      if (this.#isLate(response, nowMs)) end(response);
    }
  }

  #isLate({ req: request, headersSent, writableFinished }: ServerResponse, nowMs: number): boolean {
    // After the answer has begun, the request may be a stream in both directions. Bytes that are received but not yet
    // read are not a delay of the caller.
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
    const addedMs = ((bytesRead - arrival.bytesBefore) / minBytesPerSecond) * 1_000;
    return nowMs - arrival.sinceMs > this.#receiveMs + addedMs;
  }
}

/** Answers 408, or closes the connection when the answer is already complete. */
function end(response: ServerResponse): void {
  if (response.writableEnded) return void response.req.socket.destroy();
  response.setHeader('Connection', 'close');
  const body = 'The body of the request arrived too slowly.';
  sendAnswer(response, { status: 408, type: 'text/plain; charset=utf-8', body });
}
