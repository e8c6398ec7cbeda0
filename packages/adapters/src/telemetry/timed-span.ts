import { SpanKind, trace, type Attributes, type Context } from '@opentelemetry/api';
import type {
  ExchangeObservation,
  Failure,
  Observation,
  ObservedExchange,
  ObservedStep,
  TraceIds,
} from '@naftiko/engine';
import { createClock, type Clock } from './clock.js';
import { ExchangeSpan } from './exchange-span.js';
import { failureAttributesOf, recordFailure, type FailureAttributes } from './failure-attributes.js';
import type { TelemetryDependencies } from './telemetry-dependencies.js';
import type { RecordedSpan } from './recorded-span.js';

/** An activity that is measured: its span, if it has one, and its duration. */
export class TimedSpan implements Observation {
  /** The context for child activities. Passed explicitly, so that asynchronous code needs no storage. */
  readonly context: Context;
  readonly ids: TraceIds | undefined;
  protected readonly dependencies: TelemetryDependencies;
  /** `undefined`: there is no span, or it is not recorded. */
  readonly #span: RecordedSpan | undefined;
  readonly #clock: Clock;
  readonly #startedMs: number;
  #ended = false;

  constructor(dependencies: TelemetryDependencies, above: Context, begun: Begun) {
    const { span, clock = createClock(), startedMs = performance.now() } = begun;
    this.dependencies = dependencies;
    this.#clock = clock;
    this.#startedMs = startedMs;
    if (span === undefined) {
      this.context = above;
      this.#span = undefined;
      this.ids = undefined;
      return;
    }
    const { name, kind = SpanKind.INTERNAL, attributes } = span;
    const { context, recorded } = dependencies.tracing.begin(
      { name, kind, attributes, startTime: clock(startedMs) },
      above,
    );
    this.#span = recorded;
    this.context = trace.setSpanContext(above, context);
    this.ids = { traceId: context.traceId, spanId: context.spanId };
  }

  beginStep(step: ObservedStep): Observation {
    return new StepSpan(this.dependencies, this.context, { clock: this.#clock }, step);
  }

  beginFunction(ref: string): Observation {
    const span = { name: 'aggregate.function', attributes: { 'naftiko.aggregate.ref': ref } };
    return new TimedSpan(this.dependencies, this.context, { span, clock: this.#clock });
  }

  beginExchange(exchange: ObservedExchange): ExchangeObservation {
    return new ExchangeSpan(this.dependencies, this.context, exchange, this.#clock);
  }

  end(failure?: Failure): void {
    this.finish(failure === undefined ? undefined : failureAttributesOf(failure));
  }

  /**
   * Ends the span, once, with the status of the response. Returns its duration in seconds; `undefined` when it had
   * ended before.
   */
  protected finish(failed: FailureAttributes | undefined, status?: number): number | undefined {
    if (this.#ended) return undefined;
    this.#ended = true;
    const nowMs = performance.now();
    const span = this.#span;
    if (span !== undefined) {
      const endTime = this.#clock(nowMs);
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (failed !== undefined) recordFailure(span, failed, endTime);
      span.end(endTime);
    }
    return (nowMs - this.#startedMs) / 1_000;
  }

  /** The clock of the trace, for child activities. */
  get clock(): Clock {
    return this.#clock;
  }
}

/** What an observed activity begins with. */
export interface Begun {
  /** `undefined`: the activity has no span, and its children belong to the span above. */
  readonly span: { readonly name: string; readonly kind?: SpanKind; readonly attributes: Attributes } | undefined;
  /** The clock of the trace; absent at its root. */
  readonly clock?: Clock | undefined;
  /** A `performance.now()` time. */
  readonly startedMs?: number;
}

class StepSpan extends TimedSpan {
  readonly #step: ObservedStep;

  constructor(dependencies: TelemetryDependencies, above: Context, begun: Omit<Begun, 'span'>, step: ObservedStep) {
    super(dependencies, above, { ...begun, span: { name: `step.${step.kind}`, attributes: attributesOf(step) } });
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
