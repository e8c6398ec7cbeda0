import { SpanKind, trace, type Attributes, type Context } from '@opentelemetry/api';
import type {
  ExchangeObservation,
  Failure,
  Observation,
  ObservedExchange,
  ObservedStep,
  TraceIds,
} from '@naftiko/engine';
import { newClock, type Clock } from './clock.js';
import { ExchangeWatch } from './exchange-watch.js';
import { markOf, markSpan, type Mark } from './mark.js';
import type { Means } from './means.js';
import type { RecordedSpan } from './recorded-span.js';

/** Something that is watched: a span, and how long it takes. */
export class Watch implements Observation {
  /** What begins within it has this as its parent. Handed on by hand: what is asynchronous needs no storage then. */
  readonly context: Context;
  readonly ids: TraceIds | undefined;
  protected readonly means: Means;
  /** `undefined`: there is none, or it is not recorded. */
  readonly #span: RecordedSpan | undefined;
  readonly #clock: Clock;
  readonly #startedMs: number;
  #ended = false;

  constructor(means: Means, above: Context, begun: Begun) {
    const { span, clock = newClock(), startedMs = performance.now() } = begun;
    this.means = means;
    this.#clock = clock;
    this.#startedMs = startedMs;
    if (span === undefined) {
      this.context = above;
      this.#span = undefined;
      this.ids = undefined;
      return;
    }
    const { name, kind = SpanKind.INTERNAL, attributes } = span;
    const { context, recorded } = means.tracing.begin({ name, kind, attributes, startTime: clock(startedMs) }, above);
    this.#span = recorded;
    this.context = trace.setSpanContext(above, context);
    this.ids = { traceId: context.traceId, spanId: context.spanId };
  }

  step(step: ObservedStep): Observation {
    return new StepWatch(this.means, this.context, { clock: this.#clock }, step);
  }

  aggregateFunction(ref: string): Observation {
    const span = { name: 'aggregate.function', attributes: { 'naftiko.aggregate.ref': ref } };
    return new Watch(this.means, this.context, { span, clock: this.#clock });
  }

  exchange(exchange: ObservedExchange): ExchangeObservation {
    return new ExchangeWatch(this.means, this.context, exchange, this.#clock);
  }

  end(failure?: Failure): void {
    this.finish(failure === undefined ? undefined : markOf(failure));
  }

  /** Ends the span, once, with the status that was answered. Returns how long it took, in seconds; `undefined` when it had ended before. */
  protected finish(mark: Mark | undefined, status?: number): number | undefined {
    if (this.#ended) return undefined;
    this.#ended = true;
    const nowMs = performance.now();
    const span = this.#span;
    if (span !== undefined) {
      const endTime = this.#clock(nowMs);
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (mark !== undefined) markSpan(span, mark, endTime);
      span.end(endTime);
    }
    return (nowMs - this.#startedMs) / 1_000;
  }

  /** The clock of the trace, for what begins within. */
  get clock(): Clock {
    return this.#clock;
  }
}

/** How something begins to be watched. */
export interface Begun {
  /** `undefined`: it has none of its own, what begins within it belongs to what is above. */
  readonly span: { readonly name: string; readonly kind?: SpanKind; readonly attributes: Attributes } | undefined;
  /** That of the trace; absent at its root. */
  readonly clock?: Clock | undefined;
  /** As `performance.now()` tells time. */
  readonly startedMs?: number;
}

class StepWatch extends Watch {
  readonly #step: ObservedStep;

  constructor(means: Means, above: Context, begun: Omit<Begun, 'span'>, step: ObservedStep) {
    super(means, above, { ...begun, span: { name: `step.${step.kind}`, attributes: attributesOf(step) } });
    this.#step = step;
  }

  override end(failure?: Failure): void {
    const seconds = this.finish(failure === undefined ? undefined : markOf(failure));
    if (seconds !== undefined) this.means.instruments.stepDone(this.#step.kind, this.#step.namespace, seconds);
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
