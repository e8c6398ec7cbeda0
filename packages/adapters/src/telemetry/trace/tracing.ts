import { TraceFlags, type SpanContext } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { RecordedSpan, type SpanBegin } from './recorded-span.js';
import type { Sampling } from './sampling.js';
import { TraceIds } from './trace-ids.js';
import type { TraceRing } from './trace-ring.js';

/** A started span. */
export interface BegunSpan {
  readonly context: SpanContext;
  /** `undefined`: the trace is not recorded. */
  readonly recorded: RecordedSpan | undefined;
}

export interface TracingParts {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
  readonly isSampled: Sampling;
  /** `undefined`: no traces are kept. */
  readonly ring: TraceRing | undefined;
  /** Receive ended spans. */
  readonly exporters: readonly Pick<SpanProcessor, 'onEnd' | 'shutdown'>[];
}

/** Begins spans, and passes ended spans to the ring of traces and to exporters. */
export class Tracing {
  readonly #parts: TracingParts;
  readonly #ids = new TraceIds();
  readonly #whenEnded: (span: RecordedSpan) => void;

  constructor(parts: TracingParts) {
    this.#parts = parts;
    const { ring, exporters } = parts;
    this.#whenEnded = (span) => {
      ring?.onEnd(span);
      for (const exporter of exporters) exporter.onEnd(span);
    };
  }

  /** Begins a span below another one, or as the root of a new trace. */
  begin(span: SpanBegin, parent: SpanContext | undefined): BegunSpan {
    const { isSampled, resource, scope, ring } = this.#parts;
    const traceId = parent?.traceId ?? this.#ids.makeTraceId();
    const sampled = isSampled(traceId, parent);
    const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
    const traceState = parent?.traceState;
    const spanId = this.#ids.makeSpanId();
    const context: SpanContext =
      traceState === undefined ? { traceId, spanId, traceFlags } : { traceId, spanId, traceFlags, traceState };
    if (!sampled) return { context, recorded: undefined };
    const recorded = new RecordedSpan(span, { context, parent, resource, scope }, this.#whenEnded);
    ring?.onStart(recorded);
    return { context, recorded };
  }

  async shutdown(): Promise<void> {
    const { ring, exporters } = this.#parts;
    await Promise.all([ring?.shutdown(), ...exporters.map((exporter) => exporter.shutdown())]);
  }
}
