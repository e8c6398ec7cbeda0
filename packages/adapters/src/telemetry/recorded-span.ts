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

/** What a span begins with. */
export interface SpanBegin {
  readonly name: string;
  readonly kind: SpanKind;
  /** Becomes those of the span: nobody else may keep it. */
  readonly attributes: Attributes;
  readonly startTime: HrTime;
}

/** Where a span belongs. */
export interface SpanPlace {
  readonly context: SpanContext;
  readonly parent: SpanContext | undefined;
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/**
 * A span that is recorded, as exporters of the SDK read it. The SDK's own takes attributes from anybody: it checks, copies
 * and counts them, which took a third of what watching a request costs. Here they are few, and all of them ours.
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

  /** Says why, in a name or a code; what threw it, if anything did, is an event of that time. */
  fail(message: string, exception?: { readonly type: string; readonly time: HrTime }): void {
    if (this.ended) return;
    this.status = { code: SpanStatusCode.ERROR, message };
    if (exception === undefined) return;
    const { type, time } = exception;
    this.events.push({ name: 'exception', attributes: { 'exception.type': type }, time, droppedAttributesCount: 0 });
  }

  /** Once. */
  end(time: HrTime): void {
    if (this.ended) return;
    this.ended = true;
    this.endTime = time;
    this.duration = hrTimeDuration(this.startTime, time);
    this.#whenEnded(this);
  }
}
