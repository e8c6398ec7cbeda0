import {
  SpanStatusCode,
  type Attributes,
  type HrTime,
  type Link,
  type SpanContext,
  type SpanKind,
} from '@opentelemetry/api';
import { hrTimeDuration, type InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace-base';
import { toHrTime } from './clock.js';

/** The start of a span. */
export interface SpanBegin {
  readonly name: string;
  readonly kind: SpanKind;
  /** Owned by the span from now on; the caller must not keep them. */
  readonly attributes: Attributes;
  /** Wall-clock time. */
  readonly startedMs: number;
}

/** The trace of a span and its parent. */
export interface SpanPlace {
  readonly context: SpanContext;
  readonly parent: SpanContext | undefined;
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/**
 * A recorded span, as exporters of the SDK read it. The SDK's own span checks, copies and counts the attributes of any
 * caller, which took a third of the cost of telemetry per request. Here attributes are few, and only this package sets
 * them. Times are numbers until they are read, and events and links are made only where there are any.
 */
export class RecordedSpan implements ReadableSpan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  readonly parentSpanContext?: SpanContext;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  events: TimedEvent[] = none;
  readonly links: Link[] = none;
  readonly droppedAttributesCount = 0;
  readonly droppedEventsCount = 0;
  readonly droppedLinksCount = 0;
  status: ReadableSpan['status'] = unset;
  ended = false;
  readonly #startedMs: number;
  #endedMs: number;
  readonly #context: SpanContext;
  readonly #whenEnded: (span: RecordedSpan) => void;

  constructor(
    begin: SpanBegin,
    { context, parent, resource, scope }: SpanPlace,
    whenEnded: (span: RecordedSpan) => void,
  ) {
    this.name = begin.name;
    this.kind = begin.kind;
    this.attributes = begin.attributes;
    this.#startedMs = begin.startedMs;
    this.#endedMs = begin.startedMs;
    if (parent !== undefined) this.parentSpanContext = parent;
    this.resource = resource;
    this.instrumentationScope = scope;
    this.#context = context;
    this.#whenEnded = whenEnded;
  }

  get startTime(): HrTime {
    return toHrTime(this.#startedMs);
  }

  get endTime(): HrTime {
    return toHrTime(this.#endedMs);
  }

  get duration(): HrTime {
    return hrTimeDuration(this.startTime, this.endTime);
  }

  spanContext(): SpanContext {
    return this.#context;
  }

  setAttribute(key: string, value: string | number): void {
    if (!this.ended) this.attributes[key] = value;
  }

  /** Marks the span as failed, with a name or a code; a thrown exception becomes an event at its time. */
  fail(message: string, exception?: { readonly type: string; readonly atMs: number }): void {
    if (this.ended) return;
    this.status = { code: SpanStatusCode.ERROR, message };
    if (exception === undefined) return;
    const attributes = { 'exception.type': exception.type };
    this.events = [{ name: 'exception', attributes, time: toHrTime(exception.atMs), droppedAttributesCount: 0 }];
  }

  /** Ends the span at a wall-clock time. Must be called once. */
  end(atMs: number): void {
    if (this.ended) return;
    this.ended = true;
    this.#endedMs = atMs;
    this.#whenEnded(this);
  }
}

/** Shared by all spans; it stays empty. */
const none: never[] = [];

const unset = { code: SpanStatusCode.UNSET };
