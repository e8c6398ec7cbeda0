import type { RequestEnd } from '../listen/request-end.js';

/** Counts the requests in flight of a generation, so that it can be closed when the last one is answered. */
export class RequestsInFlight {
  #inFlight = 0;
  #whenQuiet: (() => void) | undefined;
  readonly #leave = (): void => {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) this.#whenQuiet?.();
  };

  /** Counts a request until it is answered or its answer is marked as a stream without an end. */
  follow(end: RequestEnd): void {
    this.#inFlight += 1;
    end.released(this.#leave);
  }

  /** Settles when no request is in flight, after `graceMs` at the latest. */
  waitUntilQuiet(graceMs: number): Promise<void> {
    if (this.#inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const deadline = setTimeout(resolve, graceMs);
      this.#whenQuiet = () => {
        clearTimeout(deadline);
        resolve();
      };
    });
  }
}
