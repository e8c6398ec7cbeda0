import type { PendingTrace } from './recorded-span.js';

/** After this time an incomplete trace is dropped. */
export const timeoutMs = 5 * 60_000;

const maxPending = 1_000;

/**
 * The traces that are not complete, in the order of their start: the oldest is dropped after five minutes, or when there
 * are too many. They are linked, because an array is copied in part whenever one ends.
 */
export class PendingTraces {
  #first: PendingTrace | undefined;
  #last: PendingTrace | undefined;
  #size = 0;

  /** Begins a trace at a `performance.now()` time. */
  begin(sinceMs: number): PendingTrace {
    for (let oldest = this.#first; oldest !== undefined; oldest = this.#first) {
      if (this.#size < maxPending && sinceMs - oldest.sinceMs <= timeoutMs) break;
      this.end(oldest);
    }
    const earlier = this.#last;
    const begun: PendingTrace = { sinceMs, lastEnded: undefined, hasEnded: false, earlier, later: undefined };
    if (earlier === undefined) this.#first = begun;
    else earlier.later = begun;
    this.#last = begun;
    this.#size += 1;
    return begun;
  }

  /** Ends a trace that is in the list. */
  end(trace: PendingTrace): void {
    const { earlier, later } = trace;
    if (earlier === undefined) this.#first = later;
    else earlier.later = later;
    if (later === undefined) this.#last = earlier;
    else later.earlier = earlier;
    trace.earlier = undefined;
    trace.later = undefined;
    trace.hasEnded = true;
    this.#size -= 1;
  }

  endAll(): void {
    while (this.#first !== undefined) this.end(this.#first);
  }
}
