import { SpanStatusCode, type Attributes, type HrTime, type SpanContext, type SpanKind } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace-base';
import { toHrTime } from './clock.js';
import { attributesOf, type RecordedSpan } from './recorded-span.js';

/** The program to which all spans belong. */
export interface SpanSource {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/** An ended span, as exporters of the SDK read it. Exporters wait, so that it is described after its request. */
export class ExportedSpan implements ReadableSpan {
  readonly parentSpanContext?: SpanContext;
  readonly links = none;
  readonly droppedAttributesCount = 0;
  readonly droppedEventsCount = 0;
  readonly droppedLinksCount = 0;
  readonly ended = true;
  readonly #span: RecordedSpan;
  readonly #source: SpanSource;

  constructor(span: RecordedSpan, source: SpanSource) {
    this.#span = span;
    this.#source = source;
    if (span.parent !== undefined) this.parentSpanContext = span.parent;
  }

  get name(): string {
    return this.#span.shape.name;
  }

  get kind(): SpanKind {
    return this.#span.shape.kind;
  }

  get attributes(): Attributes {
    return attributesOf(this.#span);
  }

  get resource(): Resource {
    return this.#source.resource;
  }

  get instrumentationScope(): InstrumentationScope {
    return this.#source.scope;
  }

  get startTime(): HrTime {
    return toHrTime(this.#span.originMs + this.#span.startedMs);
  }

  get endTime(): HrTime {
    return toHrTime(this.#span.originMs + this.#span.endedMs);
  }

  get duration(): HrTime {
    return toHrTime(this.#span.endedMs - this.#span.startedMs);
  }

  get status(): ReadableSpan['status'] {
    const { failure } = this.#span;
    return failure === undefined
      ? { code: SpanStatusCode.UNSET }
      : { code: SpanStatusCode.ERROR, message: failure.description };
  }

  /** A thrown exception, without its message, which may quote a caller or an upstream. */
  get events(): TimedEvent[] {
    const code = this.#span.failure?.code;
    if (code === undefined) return none;
    const attributes = { 'exception.type': code };
    return [{ name: 'exception', attributes, time: this.endTime, droppedAttributesCount: 0 }];
  }

  spanContext(): SpanContext {
    return this.#span;
  }
}

/** Shared by all spans; it stays empty. */
const none: never[] = [];
