import { millisToHrTime, type InstrumentationScope } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import type { CollectionResult, MetricProducer } from '@opentelemetry/sdk-metrics';
import type { ErrorType } from './trace/failure-attributes.js';
import { Accumulator } from './accumulator.js';
import { toCounter, toGauge, toHistogram } from './metric-data.js';
import { SumsByOutcome } from './sums-by-outcome.js';

export interface CountedRequest {
  readonly adapter: string;
  readonly operation: string;
}

export interface CountedExchange {
  readonly method: string;
  readonly serverAddress: string;
}

/** Counts the requests of one operation. */
export interface RequestCounter {
  /** `status` is the status of the response, or the outcome of an operation without one of its own. */
  count(status: number | string, seconds: number, error: ErrorType | undefined): void;
}

/**
 * The metrics, by event; a reader of the SDK collects them. Names and attributes are those of the published
 * dashboards (specification 04, d.4).
 */
export class Instruments implements MetricProducer {
  readonly #scope: InstrumentationScope;
  readonly #capability: string;
  readonly #requests = new Accumulator(buckets);
  readonly #errors = new Accumulator();
  readonly #steps = new Accumulator(buckets);
  readonly #exchanges = new Accumulator(buckets);
  readonly #active = new Accumulator();
  readonly #defects = new Accumulator();

  constructor(scope: InstrumentationScope, capability: string | undefined) {
    this.#scope = scope;
    this.#capability = capability ?? 'unknown';
  }

  /** What counts the requests of an operation. */
  requestsOf({ adapter, operation }: CountedRequest): RequestCounter {
    const names = { 'naftiko.adapter.type': adapter, 'naftiko.operation.id': operation };
    const durations = new SumsByOutcome((outcome) => {
      const status = String(outcome);
      return this.#requests.sumOf([adapter, status, operation], () => ({ ...names, status }));
    });
    const errors = new SumsByOutcome((type) =>
      this.#errors.sumOf([adapter, type, operation], () => ({ ...names, 'error.type': type })),
    );
    return {
      count(status, seconds, error) {
        durations.add(status, seconds);
        if (error !== undefined) errors.add(error, 1);
      },
    };
  }

  countStep(type: string, namespace: string, seconds: number): void {
    const attributesOf = () => ({ 'step.type': type, 'naftiko.namespace': namespace });
    this.#steps.sumOf([type, namespace, ''], attributesOf).add(seconds);
  }

  /**
   * What counts the requests to an upstream, and adds their seconds. The outcome is the status of the response, or the
   * error type without one.
   */
  exchangesOf({ method, serverAddress }: CountedExchange): SumsByOutcome {
    return new SumsByOutcome((outcome) =>
      this.#exchanges.sumOf([method, outcome, serverAddress], () => ({
        'http.request.method': method,
        'server.address': serverAddress,
        [typeof outcome === 'number' ? 'http.response.status_code' : 'error.type']: outcome,
      })),
    );
  }

  countCapability(change: 1 | -1): void {
    this.#active.sumOf(alone, () => ({ 'naftiko.capability': this.#capability })).add(change);
  }

  countDefect(): void {
    this.#defects.sumOf(alone, () => ({})).add(1);
  }

  collect(): Promise<CollectionResult> {
    const now = millisToHrTime(Date.now());
    const metrics = [
      toCounter('naftiko.request.total', 'Requests served', this.#requests, now),
      toHistogram('naftiko.request.duration.seconds', 'Time to serve a request', this.#requests, now),
      toCounter('naftiko.request.errors', 'Requests that failed', this.#errors, now),
      toHistogram('naftiko.step.duration.seconds', 'Time of a step of an orchestration', this.#steps, now),
      toCounter('naftiko.http.client.total', 'Requests to upstreams', this.#exchanges, now),
      toHistogram('naftiko.http.client.duration.seconds', 'Time of a request to an upstream', this.#exchanges, now),
      toCounter('naftiko.process.defects', 'Errors that nothing caught', this.#defects, now),
      toGauge('naftiko.capability.active', 'Capabilities that serve', this.#active, now),
    ].filter(({ dataPoints }) => dataPoints.length > 0);
    const scopeMetrics = metrics.length === 0 ? [] : [{ scope: this.#scope, metrics }];
    return Promise.resolve({ resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] });
  }
}

/** The names of a metric without attributes that differ. */
const alone = ['', '', ''] as const;

/** In seconds; the SDK's default buckets are meant for milliseconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
