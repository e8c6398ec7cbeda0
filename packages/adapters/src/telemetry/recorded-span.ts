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

/** The start of a span. */
export interface SpanBegin {
  readonly name: string;
  readonly kind: SpanKind;
  /** Owned by the span from now on; the caller must not keep them. */
  readonly attributes: Attributes;
  readonly startTime: HrTime;
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
 * them.
 */
export class RecordedSpan implements ReadableSpan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  readonly startTime: HrTime;
  readonly parentSpanContext?: SpanContext;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly events: TimedEvent[] = [];
  readonly links: Link[] = [];
  readonly droppedAttributesCount = 0;
  readonly droppedEventsCount = 0;
  readonly droppedLinksCount = 0;
  status: ReadableSpan['status'] = { code: SpanStatusCode.UNSET };
  endTime: HrTime;
  duration: HrTime = [0, 0];
  ended = false;
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
    this.startTime = begin.startTime;
    this.endTime = begin.startTime;
    if (parent !== undefined) this.parentSpanContext = parent;
    this.resource = resource;
    this.instrumentationScope = scope;
    this.#context = context;
    this.#whenEnded = whenEnded;
  }

  spanContext(): SpanContext {
    return this.#context;
  }

  setAttribute(key: string, value: string | number): void {
    if (!this.ended) this.attributes[key] = value;
  }

  /** Marks the span as failed, with a name or a code; a thrown exception becomes an event at its time. */
  fail(message: string, exception?: { readonly type: string; readonly time: HrTime }): void {
    if (this.ended) return;
    this.status = { code: SpanStatusCode.ERROR, message };
    if (exception === undefined) return;
    const { type, time } = exception;
    this.events.push({ name: 'exception', attributes: { 'exception.type': type }, time, droppedAttributesCount: 0 });
  }

  /** Ends the span. Must be called once. */
  end(time: HrTime): void {
    if (this.ended) return;
    this.ended = true;
    this.endTime = time;
    this.duration = hrTimeDuration(this.startTime, time);
    this.#whenEnded(this);
  }
}
