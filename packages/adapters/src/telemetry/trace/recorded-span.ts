import type { Attributes, SpanContext, SpanKind, TraceState } from '@opentelemetry/api';
import type { FailureAttributes } from './failure-attributes.js';

/** What the spans of one operation, upstream or step have in common. Prepared once where there are many of them. */
export interface SpanShape {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

/** When a span begins, by `performance.now()`, and the clock of its trace. */
export interface SpanTime {
  /** The wall-clock time at which `performance.now()` was 0. */
  readonly originMs: number;
  readonly startedMs: number;
}

/** Why a span has failed. */
export type SpanFailure = Pick<FailureAttributes, 'description'> & Partial<FailureAttributes>;

/** A trace whose root has not ended. */
export interface PendingTrace {
  /** The `performance.now()` time at which its root began. */
  readonly sinceMs: number;
  /** The span that ended last, with those before it (`RecordedSpan.endedBefore`). */
  lastEnded: RecordedSpan | undefined;
  /** Complete, or dropped. */
  hasEnded: boolean;
  /** The neighbours in the list. */
  earlier: PendingTrace | undefined;
  later: PendingTrace | undefined;
}

/**
 * A span as it is kept: the numbers and texts that differ from those of other spans with its shape. Its attributes,
 * events and times are made where they are read, by an exporter or the list of traces (`ExportedSpan`, `FinishedTrace`);
 * most spans are never read. It is also the context of its children.
 */
export class RecordedSpan implements SpanContext {
  readonly shape: SpanShape;
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
  readonly traceState?: TraceState;
  /** The span above, or that of the caller; `undefined` for the root of a new trace. */
  readonly parent: RecordedSpan | SpanContext | undefined;
  readonly originMs: number;
  readonly startedMs: number;
  /** Like `startedMs`, and equal to it until the span has ended. */
  endedMs: number;
  hasEnded = false;
  /** The status of the HTTP response. */
  status: number | undefined = undefined;
  /** The address of a request to an upstream. */
  url: string | undefined = undefined;
  failure: SpanFailure | undefined = undefined;
  /** The trace in the ring. */
  pending: PendingTrace | undefined = undefined;
  /** The span of the trace that ended before this one. */
  endedBefore: RecordedSpan | undefined = undefined;

  constructor(shape: SpanShape, ids: SpanContext, parent: SpanContext | undefined, { originMs, startedMs }: SpanTime) {
    this.shape = shape;
    this.traceId = ids.traceId;
    this.spanId = ids.spanId;
    this.traceFlags = ids.traceFlags;
    if (ids.traceState !== undefined) this.traceState = ids.traceState;
    this.parent = parent;
    this.originMs = originMs;
    this.startedMs = startedMs;
    this.endedMs = startedMs;
  }

  /** Whether it is not below another span of this process. */
  get isRoot(): boolean {
    return !(this.parent instanceof RecordedSpan);
  }
}

/** The attributes of a span that has ended. */
export function attributesOf({ shape, url, status, failure }: RecordedSpan): Attributes {
  const attributes = { ...shape.attributes };
  if (url !== undefined) attributes['url.full'] = url;
  if (status !== undefined) attributes['http.response.status_code'] = status;
  if (failure?.errorType !== undefined) attributes['error.type'] = failure.errorType;
  return attributes;
}
