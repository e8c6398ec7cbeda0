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
import { failureAttributesOf, recordFailure, type FailureAttributes } from './failure-attributes.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import type { RecordedSpan } from './recorded-span.js';
import type { TracePlace } from './trace-place.js';

/** An activity that is measured: its span, if it has one, and its duration. */
export class TimedSpan implements Observation, TracePlace {
  readonly received: Context;
  readonly position: SpanContext | undefined;
  readonly originMs: number;
  readonly ids: TraceIds | undefined;
  protected readonly dependencies: TelemetryDependencies;
  /** `undefined`: there is no span, or it is not recorded. */
  readonly #span: RecordedSpan | undefined;
  readonly #startedMs: number;
  #ended = false;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, { span, startedMs = performance.now() }: Begun) {
    this.dependencies = dependencies;
    this.received = above.received;
    this.originMs = above.originMs ?? readOriginMs();
    this.#startedMs = startedMs;
    if (span === undefined) {
      this.position = above.position;
      this.#span = undefined;
      this.ids = undefined;
      return;
    }
    const { name, kind = SpanKind.INTERNAL, attributes } = span;
    const begin = { name, kind, attributes, startedMs: this.originMs + startedMs };
    const { context, recorded } = dependencies.tracing.begin(begin, above.position);
    this.#span = recorded;
    this.position = context;
    this.ids = context;
  }

  beginStep(step: ObservedStep): Observation {
    return new StepSpan(this.dependencies, this, step);
  }

  beginFunction(ref: string): Observation {
    const span = { name: 'aggregate.function', attributes: { 'naftiko.aggregate.ref': ref } };
    return new TimedSpan(this.dependencies, this, { span });
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
  protected finish(failed: FailureAttributes | undefined, status?: number): number | undefined {
    if (this.#ended) return undefined;
    this.#ended = true;
    const nowMs = performance.now();
    const span = this.#span;
    if (span !== undefined) {
      const endedMs = this.originMs + nowMs;
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (failed !== undefined) recordFailure(span, failed, endedMs);
      span.end(endedMs);
    }
    return (nowMs - this.#startedMs) / 1_000;
  }
}

/** What an observed activity begins with. */
export interface Begun {
  /** `undefined`: the activity has no span, and its children belong to the span above. */
  readonly span: { readonly name: string; readonly kind?: SpanKind; readonly attributes: Attributes } | undefined;
  /** A `performance.now()` time. */
  readonly startedMs?: number;
}

class StepSpan extends TimedSpan {
  readonly #step: ObservedStep;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, step: ObservedStep) {
    super(dependencies, above, { span: { name: `step.${step.kind}`, attributes: attributesOf(step) } });
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
