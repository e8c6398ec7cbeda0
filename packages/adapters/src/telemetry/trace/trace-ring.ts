import type { TraceArchive, TraceDetail, TraceFilter, TraceSummary } from '@naftiko/runtime';
import { PendingTraces, timeoutMs } from './pending-traces.js';
import { detailOf, summaryOf } from './finished-trace.js';
import { RecordedSpan } from './recorded-span.js';

/**
 * Keeps the traces that were completed last. A trace is complete when a span without a local parent ends; incomplete
 * traces are dropped after five minutes, or when there are too many. Source: specification 04, c.8.
 *
 * There is no table by ids: a caller may send several requests in one trace, and each is a separate trace here. A `Map`
 * that is filled and emptied continuously leaves garbage, and collecting it took half of the time spent on telemetry.
 */
export class TraceRing implements TraceArchive {
  readonly capacity: number;
  /** The roots of the latest traces; a further one replaces the oldest. */
  readonly #finished: RecordedSpan[] = [];
  #everFinished = 0;
  readonly #pending = new PendingTraces();

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get used(): number {
    return this.#finished.length;
  }

  list({ operation, status, limit = this.capacity }: TraceFilter): readonly TraceSummary[] {
    const found: TraceSummary[] = [];
    for (const root of this.#listNewestFirst()) {
      if (found.length >= limit) break;
      const summary = summaryOf(root);
      const isRequested =
        operation === undefined ||
        summary.operation.includes(operation) ||
        summary.operationId?.includes(operation) === true;
      if (isRequested && (status === undefined || summary.status === status)) found.push(summary);
    }
    return found;
  }

  find(traceId: string): TraceDetail | undefined {
    for (const root of this.#listNewestFirst()) {
      if (root.traceId === traceId) return detailOf(root);
    }
    return undefined;
  }

  /** Adds a span to the trace of its parent, or begins one. */
  begin(span: RecordedSpan): void {
    const { parent } = span;
    span.pending = parent instanceof RecordedSpan ? parent.pending : this.#pending.begin(span.startedMs);
  }

  /** Keeps a span that has ended, and its trace if the span is the root. */
  end(span: RecordedSpan): void {
    const { pending } = span;
    if (pending === undefined || pending.hasEnded) return;
    span.endedBefore = pending.lastEnded;
    pending.lastEnded = span;
    if (!span.isRoot) return;
    this.#pending.end(pending);
    if (span.endedMs - pending.sinceMs > timeoutMs) return;
    this.#finished[this.#everFinished % this.capacity] = span;
    this.#everFinished += 1;
  }

  /** Drops the incomplete traces. */
  close(): void {
    this.#pending.endAll();
  }

  *#listNewestFirst(): Iterable<RecordedSpan> {
    for (let age = 1; age <= this.used; age += 1) yield this.#finished[(this.#everFinished - age) % this.capacity]!;
  }
}
