import { SpanKind, type Attributes, type Context, type SpanContext } from '@opentelemetry/api';
import type {
  ExchangeObservation,
  Failure,
  Observation,
  ObservedExchange,
  ObservedStep,
  TraceIds,
} from '@naftiko/engine';
import { readOriginMs } from './clock.js';
import { ExchangeSpan } from './exchange-span.js';
import { failureAttributesOf } from './failure-attributes.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import type { RecordedSpan, SpanFailure, SpanShape, SpanTime } from './recorded-span.js';
import type { TracePlace } from './trace-place.js';

/** An activity that is measured: its span, if it has one, and its duration. */
export class TimedSpan implements Observation, TracePlace, SpanTime {
  readonly received: Context;
  readonly originMs: number;
  readonly startedMs: number;
  protected readonly dependencies: TelemetryDependencies;
  readonly #above: SpanContext | undefined;
  readonly #span: RecordedSpan | undefined;
  #ended = false;

  /**
   * @param shape `undefined`: the activity has no span, and its children belong to the span above
   * @param startedMs a `performance.now()` time
   */
  constructor(
    dependencies: TelemetryDependencies,
    above: TracePlace,
    shape: SpanShape | undefined,
    startedMs = performance.now(),
  ) {
    this.dependencies = dependencies;
    this.received = above.received;
    this.originMs = above.originMs ?? readOriginMs(startedMs);
    this.startedMs = startedMs;
    this.#above = above.position;
    this.#span = shape === undefined ? undefined : dependencies.tracing.begin(shape, above.position, this);
  }

  get position(): SpanContext | undefined {
    return this.#span ?? this.#above;
  }

  get ids(): TraceIds | undefined {
    return this.#span;
  }

  beginStep(step: ObservedStep): Observation {
    return new StepSpan(this.dependencies, this, step);
  }

  beginFunction(ref: string): Observation {
    const attributes = { 'naftiko.aggregate.ref': ref };
    return new TimedSpan(this.dependencies, this, { name: 'aggregate.function', kind: SpanKind.INTERNAL, attributes });
  }

  beginExchange(exchange: ObservedExchange): ExchangeObservation {
    return new ExchangeSpan(this.dependencies, this, exchange);
  }

  end(failure?: Failure): void {
    this.finish(failure === undefined ? undefined : failureAttributesOf(failure));
  }

  /**
   * Ends the span, once, with the status of the response. Returns its duration in seconds; `undefined` when it had
   * ended before.
   */
  protected finish(failure: SpanFailure | undefined, status?: number): number | undefined {
    if (this.#ended) return undefined;
    this.#ended = true;
    const nowMs = performance.now();
    const span = this.#span;
    if (span !== undefined) {
      span.status = status;
      span.failure = failure;
      this.dependencies.tracing.end(span, nowMs);
    }
    return (nowMs - this.startedMs) / 1_000;
  }
}

class StepSpan extends TimedSpan {
  readonly #step: ObservedStep;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, step: ObservedStep) {
    const shape = { name: `step.${step.kind}`, kind: SpanKind.INTERNAL, attributes: attributesOf(step) };
    super(dependencies, above, shape);
    this.#step = step;
  }

  override end(failure?: Failure): void {
    const seconds = this.finish(failure === undefined ? undefined : failureAttributesOf(failure));
    if (seconds !== undefined) this.dependencies.instruments.countStep(this.#step.kind, this.#step.namespace, seconds);
  }
}

function attributesOf(step: ObservedStep): Attributes {
  const shared = { 'naftiko.step.index': step.index, 'naftiko.namespace': step.namespace };
  switch (step.kind) {
    case 'call':
      return { ...shared, 'naftiko.step.call': step.call };
    case 'lookup':
      return { ...shared, 'naftiko.step.match': step.match };
    case 'script':
      return {
        ...shared,
        'naftiko.step.script.file': step.file,
        'naftiko.step.script.language': step.language ?? 'unknown',
      };
  }
}
