import type { RequestEnd } from '../listen/request-end.js';

/** Counts the requests in flight of a generation, so that it can be closed when the last one is answered. */
export class Traffic {
  #inFlight = 0;
  #whenQuiet: (() => void) | undefined;

  /** Counts a request until it is answered; the returned function ends that early, for an answer without end. */
  follow(end: RequestEnd): () => void {
    let counted = true;
    const leave = (): void => {
      if (!counted) return;
      counted = false;
      this.#inFlight -= 1;
      if (this.#inFlight === 0) this.#whenQuiet?.();
    };
    this.#inFlight += 1;
    end.finished(leave);
    return leave;
  }

  /** Settles when nothing is in flight, after `graceMs` at the latest. */
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
