import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';

/** A trace whose root has not ended. */
export interface PendingTrace {
  readonly sinceMs: number;
  /** All ended spans. */
  readonly spans: ReadableSpan[];
  /** Complete, or dropped. */
  hasEnded: boolean;
  /** The neighbours in the list. */
  earlier: PendingTrace | undefined;
  later: PendingTrace | undefined;
}

/** After this time an incomplete trace is dropped. */
export const timeoutMs = 5 * 60_000;

const maxPending = 1_000;

/**
 * The traces that are not complete, in the order of their start: the oldest is dropped after five minutes, or when there
 * are too many. They are linked, because an array is copied in part whenever one ends.
 */
export class PendingTraces {
  readonly #now: () => number;
  #first: PendingTrace | undefined;
  #last: PendingTrace | undefined;
  #size = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(): PendingTrace {
    const sinceMs = this.#now();
    for (let oldest = this.#first; oldest !== undefined; oldest = this.#first) {
      if (this.#size < maxPending && sinceMs - oldest.sinceMs <= timeoutMs) break;
      this.end(oldest);
    }
    const begun: PendingTrace = { sinceMs, spans: [], hasEnded: false, earlier: this.#last, later: undefined };
    if (this.#last === undefined) this.#first = begun;
    else this.#last.later = begun;
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
