import type { SpanContext } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TraceArchive, TraceDetail, TraceFilter, TraceSummary } from '@naftiko/runtime';
import { PendingTraces, timeoutMs, type PendingTrace } from './pending-traces.js';
import { detailOf, summaryOf, type FinishedTrace } from './finished-trace.js';

/**
 * Keeps the traces that were completed last. A trace is complete when a span without a local parent ends; incomplete
 * traces are dropped after five minutes, or when there are too many. Source: specification 04, c.8.
 */
export class TraceRing implements SpanProcessor, TraceArchive {
  readonly capacity: number;
  readonly #now: () => number;
  /** The latest traces; a further one replaces the oldest. */
  readonly #finished: FinishedTrace[] = [];
  #everFinished = 0;
  readonly #pending: PendingTraces;

  constructor(capacity: number, now: () => number = () => performance.now()) {
    this.capacity = capacity;
    this.#now = now;
    this.#pending = new PendingTraces(now);
  }

  get used(): number {
    return this.#finished.length;
  }

  list({ operation, status, limit = this.capacity }: TraceFilter): readonly TraceSummary[] {
    const found: TraceSummary[] = [];
    for (const trace of this.#listNewestFirst()) {
      if (found.length >= limit) break;
      const summary = summaryOf(trace);
      const isRequested =
        operation === undefined ||
        summary.operation.includes(operation) ||
        summary.operationId?.includes(operation) === true;
      if (isRequested && (status === undefined || summary.status === status)) found.push(summary);
    }
    return found;
  }

  find(traceId: string): TraceDetail | undefined {
    for (const trace of this.#listNewestFirst()) {
      if (trace.root.spanContext().traceId === traceId) return detailOf(trace);
    }
    return undefined;
  }

  onStart(span: ReadableSpan): void {
    const context: KeptContext = span.spanContext();
    const parent: KeptContext | undefined = span.parentSpanContext;
    context.pending = isRoot(span) ? this.#pending.begin() : parent?.pending;
  }

  onEnd(span: ReadableSpan): void {
    const { pending: begun }: KeptContext = span.spanContext();
    if (begun === undefined || begun.hasEnded) return;
    begun.spans.push(span);
    if (!isRoot(span)) return;
    this.#pending.end(begun);
    if (this.#now() - begun.sinceMs > timeoutMs) return;
    this.#finished[this.#everFinished % this.capacity] = { root: span, spans: begun.spans };
    this.#everFinished += 1;
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    this.#pending.endAll();
    return Promise.resolve();
  }

  *#listNewestFirst(): Iterable<FinishedTrace> {
    for (let age = 1; age <= this.used; age += 1) yield this.#finished[(this.#everFinished - age) % this.capacity]!;
  }
}

/**
 * The context of a span of a local trace; a child span is begun with the same object as its parent. There is no table
 * by ids: a caller may send several requests in one trace, and each is a separate trace here. A `Map` that is filled
 * and emptied continuously leaves garbage, and collecting it took half of the time spent on telemetry.
 */
interface KeptContext extends SpanContext {
  pending?: PendingTrace | undefined;
}

const isRoot = ({ parentSpanContext }: ReadableSpan): boolean =>
  parentSpanContext === undefined || parentSpanContext.isRemote === true;
