import type { ExchangeObservation, Failure, ObservedExchange } from '@naftiko/engine';
import type { SumsByOutcome } from '../sums-by-outcome.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import { errorTypeOf, failureAttributesOf } from './failure-attributes.js';
import type { RecordedSpan, SpanFailure } from './recorded-span.js';
import type { TracePlace } from './trace-place.js';

/** A request to an upstream that is observed. */
export class ExchangeSpan implements ExchangeObservation {
  readonly headers: readonly (readonly [string, string])[];
  readonly #dependencies: TelemetryDependencies;
  readonly #durations: SumsByOutcome;
  readonly #span: RecordedSpan;

  constructor(
    dependencies: TelemetryDependencies,
    { position, received, originMs }: TracePlace & { readonly originMs: number },
    exchange: ObservedExchange,
  ) {
    const { shape, durations } = dependencies.exchanges.prepare(exchange);
    this.#dependencies = dependencies;
    this.#durations = durations;
    this.#span = dependencies.tracing.begin(shape, position, { originMs, startedMs: performance.now() });
    this.#span.url = exchange.url;
    this.headers = dependencies.headers.write(received, this.#span);
  }

  recordAnswer(status: number): void {
    this.#span.status = status;
    this.#end(status, status >= 500 ? { description: `HTTP ${status}` } : undefined);
  }

  failed(failure: Failure): void {
    this.#end(errorTypeOf(failure) ?? 'cancelled', failureAttributesOf(failure));
  }

  #end(outcome: number | string, failure: SpanFailure | undefined): void {
    const nowMs = performance.now();
    const span = this.#span;
    span.failure = failure;
    this.#dependencies.tracing.end(span, nowMs);
    this.#durations.add(outcome, (nowMs - span.startedMs) / 1_000);
  }
}
