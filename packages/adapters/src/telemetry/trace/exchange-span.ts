import { SpanKind } from '@opentelemetry/api';
import type { ExchangeObservation, Failure, ObservedExchange } from '@naftiko/engine';
import { errorTypeOf, failureAttributesOf, recordFailure } from './failure-attributes.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import type { RecordedSpan } from './recorded-span.js';
import type { TracePlace } from './trace-place.js';

/** A request to an upstream that is observed. */
export class ExchangeSpan implements ExchangeObservation {
  readonly headers: readonly (readonly [string, string])[];
  readonly #dependencies: TelemetryDependencies;
  readonly #exchange: ObservedExchange;
  /** `undefined`: the span is not recorded. */
  readonly #span: RecordedSpan | undefined;
  readonly #originMs: number;
  readonly #startedMs = performance.now();

  constructor(
    dependencies: TelemetryDependencies,
    above: TracePlace & { readonly originMs: number },
    exchange: ObservedExchange,
  ) {
    const { method, url, namespace } = exchange;
    this.#dependencies = dependencies;
    this.#exchange = exchange;
    this.#originMs = above.originMs;
    const attributes = { 'http.request.method': method, 'url.full': url, 'naftiko.namespace': namespace };
    const startedMs = above.originMs + this.#startedMs;
    const begin = { name: `http.client.${method}`, kind: SpanKind.CLIENT, attributes, startedMs };
    const { context, recorded } = dependencies.tracing.begin(begin, above.position);
    this.#span = recorded;
    this.headers = dependencies.headers.write(above.received, context);
  }

  recordAnswer(status: number): void {
    this.#span?.setAttribute('http.response.status_code', status);
    if (status >= 500) this.#span?.fail(`HTTP ${status}`);
    this.#end(status);
  }

  failed(failure: Failure): void {
    const failed = failureAttributesOf(failure);
    if (failed !== undefined && this.#span !== undefined)
      recordFailure(this.#span, failed, this.#originMs + performance.now());
    this.#end(errorTypeOf(failure) ?? 'cancelled');
  }

  #end(outcome: number | string): void {
    const nowMs = performance.now();
    this.#span?.end(this.#originMs + nowMs);
    this.#dependencies.instruments.countExchange(this.#exchange, outcome, (nowMs - this.#startedMs) / 1_000);
  }
}
