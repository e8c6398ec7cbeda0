import { SpanKind, trace, type Context, type TextMapSetter } from '@opentelemetry/api';
import type { ExchangeObservation, Failure, ObservedExchange } from '@naftiko/engine';
import type { Clock } from './clock.js';
import { errorTypeOf } from './failure-attributes.js';
import { failureAttributesOf, recordFailure } from './failure-attributes.js';
import type { TelemetryDependencies } from './telemetry-dependencies.js';
import type { RecordedSpan } from './recorded-span.js';

/** A request to an upstream that is observed. */
export class ExchangeSpan implements ExchangeObservation {
  readonly headers: readonly (readonly [string, string])[];
  readonly #dependencies: TelemetryDependencies;
  readonly #exchange: ObservedExchange;
  /** `undefined`: the span is not recorded. */
  readonly #span: RecordedSpan | undefined;
  readonly #clock: Clock;
  readonly #startedMs = performance.now();

  constructor(dependencies: TelemetryDependencies, above: Context, exchange: ObservedExchange, clock: Clock) {
    const { method, url, namespace } = exchange;
    this.#dependencies = dependencies;
    this.#exchange = exchange;
    this.#clock = clock;
    const attributes = { 'http.request.method': method, 'url.full': url, 'naftiko.namespace': namespace };
    const begin = { name: `http.client.${method}`, kind: SpanKind.CLIENT, attributes };
    const { context, recorded } = dependencies.tracing.begin({ ...begin, startTime: clock(this.#startedMs) }, above);
    this.#span = recorded;
    const headers: [string, string][] = [];
    dependencies.propagator.inject(trace.setSpanContext(above, context), headers, toHeaders);
    this.headers = headers;
  }

  recordAnswer(status: number): void {
    this.#span?.setAttribute('http.response.status_code', status);
    if (status >= 500) this.#span?.fail(`HTTP ${status}`);
    this.#end(status);
  }

  failed(failure: Failure): void {
    const failed = failureAttributesOf(failure);
    if (failed !== undefined && this.#span !== undefined)
      recordFailure(this.#span, failed, this.#clock(performance.now()));
    this.#end(errorTypeOf(failure) ?? 'cancelled');
  }

  #end(outcome: number | string): void {
    const nowMs = performance.now();
    this.#span?.end(this.#clock(nowMs));
    this.#dependencies.instruments.countExchange(this.#exchange, outcome, (nowMs - this.#startedMs) / 1_000);
  }
}

const toHeaders: TextMapSetter<[string, string][]> = {
  set: (headers, name, value) => void headers.push([name.toLowerCase(), value]),
};
