import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TraceArchive, TraceDetail, TraceFilter, TraceSummary } from '@naftiko/runtime';
import { detailOf, summaryOf, type FinishedTrace } from './finished-trace.js';

/**
 * Keeps the traces that were completed last. A trace is complete when a span ends that has no parent, or one elsewhere;
 * those that never are, are forgotten after five minutes, or when there are too many. Source: specification 04, c.8.
 */
export class TraceRing implements SpanProcessor, TraceArchive {
  readonly capacity: number;
  readonly #now: () => number;
  /** Each in the place of the one that is forgotten for it. */
  readonly #finished: FinishedTrace[] = [];
  #everFinished = 0;
  /**
   * In the order in which they began. No `Map` by the ids of spans: one that is filled and emptied all the time leaves
   * tables behind that hold what was in them, and to collect that took half of the time that watching took.
   */
  readonly #pending: PendingTrace[] = [];

  constructor(capacity: number, now: () => number = () => performance.now()) {
    this.capacity = capacity;
    this.#now = now;
  }

  get used(): number {
    return this.#finished.length;
  }

  list({ operation, status, limit = this.capacity }: TraceFilter): readonly TraceSummary[] {
    const found: TraceSummary[] = [];
    for (const trace of this.#newestFirst()) {
      if (found.length >= limit) break;
      const summary = summaryOf(trace);
      const isAsked =
        operation === undefined ||
        summary.operation.includes(operation) ||
        summary.operationId?.includes(operation) === true;
      if (isAsked && (status === undefined || summary.status === status)) found.push(summary);
    }
    return found;
  }

  find(traceId: string): TraceDetail | undefined {
    for (const trace of this.#newestFirst()) {
      if (trace.root.spanContext().traceId === traceId) return detailOf(trace);
    }
    return undefined;
  }

  onStart(span: ReadableSpan): void {
    const { traceId, spanId } = span.spanContext();
    if (isRoot(span)) this.#begin(traceId, spanId);
    else this.#pendingOf(traceId, span.parentSpanContext?.spanId ?? '')?.spanIds.push(spanId);
  }

  onEnd(span: ReadableSpan): void {
    const { traceId, spanId } = span.spanContext();
    const begun = this.#pendingOf(traceId, spanId);
    if (begun === undefined) return;
    begun.spans.push(span);
    if (!isRoot(span)) return;
    this.#pending.splice(this.#pending.indexOf(begun), 1);
    this.#finished[this.#everFinished % this.capacity] = { root: span, spans: begun.spans };
    this.#everFinished += 1;
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    this.#pending.length = 0;
    return Promise.resolve();
  }

  #begin(traceId: string, rootId: string): void {
    const sinceMs = this.#now();
    const patient = this.#pending.findIndex((begun) => sinceMs - begun.sinceMs <= patienceMs);
    const old = patient === -1 ? this.#pending.length : patient;
    this.#pending.splice(0, Math.max(old, this.#pending.length - mostPending + 1));
    this.#pending.push({ sinceMs, traceId, spanIds: [rootId], spans: [] });
  }

  /** By a span rather than by its trace alone: a caller may send several requests in one, and each is a trace here. */
  #pendingOf(traceId: string, spanId: string): PendingTrace | undefined {
    return this.#pending.findLast((begun) => begun.traceId === traceId && begun.spanIds.includes(spanId));
  }

  *#newestFirst(): Iterable<FinishedTrace> {
    for (let age = 1; age <= this.used; age += 1) yield this.#finished[(this.#everFinished - age) % this.capacity]!;
  }
}

interface PendingTrace {
  readonly sinceMs: number;
  readonly traceId: string;
  /** Of all that began. */
  readonly spanIds: string[];
  /** All that ended. */
  readonly spans: ReadableSpan[];
}

const mostPending = 1_000;
const patienceMs = 5 * 60_000;

const isRoot = ({ parentSpanContext }: ReadableSpan): boolean =>
  parentSpanContext === undefined || parentSpanContext.isRemote === true;
