import { TraceFlags, type SpanContext } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { ExportedSpan, type SpanSource } from './exported-span.js';
import { RecordedSpan, type SpanShape, type SpanTime } from './recorded-span.js';
import type { Sampling } from './sampling.js';
import { TraceIds } from './trace-ids.js';
import type { TraceRing } from './trace-ring.js';

export interface TracingParts {
  readonly source: SpanSource;
  readonly isSampled: Sampling;
  /** `undefined`: no traces are kept. */
  readonly ring: TraceRing | undefined;
  /** Receive ended spans. */
  readonly exporters: readonly Pick<SpanProcessor, 'onEnd' | 'shutdown'>[];
}

/** Begins spans, and passes ended spans to the ring of traces and to exporters. */
export class Tracing {
  readonly #source: SpanSource;
  readonly #isSampled: Sampling;
  readonly #ring: TraceRing | undefined;
  readonly #exporters: TracingParts['exporters'];
  readonly #ids = new TraceIds();

  constructor({ source, isSampled, ring, exporters }: TracingParts) {
    this.#source = source;
    this.#isSampled = isSampled;
    this.#ring = ring;
    this.#exporters = exporters;
  }

  /** Begins a span below another one, or as the root of a new trace. */
  begin(shape: SpanShape, parent: SpanContext | undefined, time: SpanTime): RecordedSpan {
    const traceId = parent === undefined ? this.#ids.makeTraceId() : parent.traceId;
    const traceFlags = this.#isSampled(traceId, parent) ? sampled : notSampled;
    const ids: SpanContext = { traceId, spanId: this.#ids.makeSpanId(), traceFlags };
    if (parent?.traceState !== undefined) ids.traceState = parent.traceState;
    const span = new RecordedSpan(shape, ids, parent, time);
    if (traceFlags === sampled) this.#ring?.begin(span);
    return span;
  }

  /** Ends a span at a `performance.now()` time. A second end is ignored. */
  end(span: RecordedSpan, nowMs: number): void {
    if (span.hasEnded) return;
    span.hasEnded = true;
    span.endedMs = nowMs;
    if (span.traceFlags !== sampled) return;
    this.#ring?.end(span);
    for (const exporter of this.#exporters) exporter.onEnd(new ExportedSpan(span, this.#source));
  }

  async shutdown(): Promise<void> {
    this.#ring?.close();
    await Promise.all(this.#exporters.map((exporter) => exporter.shutdown()));
  }
}

const { SAMPLED: sampled, NONE: notSampled } = TraceFlags;
