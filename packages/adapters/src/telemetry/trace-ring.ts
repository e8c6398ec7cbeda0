import { trace, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TraceArchive, TraceDetail, TraceFilter, TraceSummary } from '@naftiko/runtime';
import { detailOf, summaryOf, type FinishedTrace } from './finished-trace.js';

/**
 * Keeps the traces that were completed last. A trace is complete when a span ends that has no parent, or one elsewhere;
 * those that never are, are forgotten after five minutes, or when there are too many. Source: specification 04, c.8.
 */
export class TraceRing implements SpanProcessor, TraceArchive {
  readonly capacity: number;
  readonly #now: () => number;
  /** Oldest first. */
  readonly #finished: FinishedTrace[] = [];
  readonly #pending = new Set<PendingTrace>();
  /** By span rather than by trace id: a caller may send several requests in one trace, and each is a trace here. */
  readonly #traceOf = new WeakMap<object, PendingTrace>();

  constructor(capacity: number, now: () => number = () => performance.now()) {
    this.capacity = capacity;
    this.#now = now;
  }

  get used(): number {
    return this.#finished.length;
  }

  list({ operation, status, limit = this.capacity }: TraceFilter): readonly TraceSummary[] {
    const found: TraceSummary[] = [];
    for (let index = this.#finished.length - 1; index >= 0 && found.length < limit; index -= 1) {
      const summary = summaryOf(this.#finished[index]!);
      const isAsked =
        operation === undefined ||
        summary.operation.includes(operation) ||
        summary.operationId?.includes(operation) === true;
      if (isAsked && (status === undefined || summary.status === status)) found.push(summary);
    }
    return found;
  }

  find(traceId: string): TraceDetail | undefined {
    const found = this.#finished.findLast(({ root }) => root.spanContext().traceId === traceId);
    return found === undefined ? undefined : detailOf(found);
  }

  onStart(span: Span, parent: Context): void {
    if (isRoot(span)) {
      const begun: PendingTrace = { sinceMs: this.#now(), spans: [] };
      this.#forgetOld(begun.sinceMs);
      this.#pending.add(begun);
      this.#traceOf.set(span, begun);
      return;
    }
    const above = trace.getSpan(parent);
    const begun = above === undefined ? undefined : this.#traceOf.get(above);
    if (begun !== undefined) this.#traceOf.set(span, begun);
  }

  onEnd(span: ReadableSpan): void {
    const begun = this.#traceOf.get(span);
    if (begun === undefined || !this.#pending.has(begun)) return;
    begun.spans.push(span);
    if (!isRoot(span)) return;
    this.#pending.delete(begun);
    this.#finished.push({ root: span, spans: begun.spans });
    if (this.#finished.length > this.capacity) this.#finished.shift();
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    this.#pending.clear();
    return Promise.resolve();
  }

  /** They stand in the order in which they began. */
  #forgetOld(nowMs: number): void {
    for (const begun of this.#pending) {
      if (this.#pending.size < mostPending && nowMs - begun.sinceMs <= patienceMs) return;
      this.#pending.delete(begun);
    }
  }
}

interface PendingTrace {
  readonly sinceMs: number;
  readonly spans: ReadableSpan[];
}

const mostPending = 1_000;
const patienceMs = 5 * 60_000;

const isRoot = ({ parentSpanContext }: ReadableSpan): boolean =>
  parentSpanContext === undefined || parentSpanContext.isRemote === true;
