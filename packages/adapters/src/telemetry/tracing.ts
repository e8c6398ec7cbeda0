import { isSpanContextValid, trace, TraceFlags, type Context, type SpanContext } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import { RandomIdGenerator, SamplingDecision, type Sampler, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { RecordedSpan, type SpanBegin } from './recorded-span.js';
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
  readonly sampler: Sampler;
  /** `undefined`: no traces are kept. */
  readonly ring: TraceRing | undefined;
  /** Receive ended spans. */
  readonly exporters: readonly Pick<SpanProcessor, 'onEnd' | 'shutdown'>[];
}

/** Begins spans, and passes ended spans to the ring of traces and to exporters. */
export class Tracing {
  readonly #parts: TracingParts;
  readonly #ids = new RandomIdGenerator();
  readonly #whenEnded: (span: RecordedSpan) => void;

  constructor(parts: TracingParts) {
    this.#parts = parts;
    const { ring, exporters } = parts;
    this.#whenEnded = (span) => {
      ring?.onEnd(span);
      for (const exporter of exporters) exporter.onEnd(span);
    };
  }

  /** Begins a span below the span of a context, or as the root of a new trace. */
  begin(span: SpanBegin, above: Context): BegunSpan {
    const { sampler, resource, scope, ring } = this.#parts;
    const parent = findParent(above);
    const traceId = parent?.traceId ?? this.#ids.generateTraceId();
    const { decision, traceState = parent?.traceState } = sampler.shouldSample(
      above,
      traceId,
      span.name,
      span.kind,
      span.attributes,
      [],
    );
    const isSampled = decision === SamplingDecision.RECORD_AND_SAMPLED;
    const context: SpanContext = {
      traceId,
      spanId: this.#ids.generateSpanId(),
      traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
      ...(traceState === undefined ? {} : { traceState }),
    };
    if (!isSampled) return { context, recorded: undefined };
    const recorded = new RecordedSpan(span, { context, parent, resource, scope }, this.#whenEnded);
    ring?.onStart(recorded);
    return { context, recorded };
  }

  async shutdown(): Promise<void> {
    const { ring, exporters } = this.#parts;
    await Promise.all([ring?.shutdown(), ...exporters.map((exporter) => exporter.shutdown())]);
  }
}

/** A context from a caller may be invalid; one that was begun here is valid. */
function findParent(above: Context): SpanContext | undefined {
  const parent = trace.getSpanContext(above);
  return parent?.isRemote !== true || isSpanContextValid(parent) ? parent : undefined;
}
