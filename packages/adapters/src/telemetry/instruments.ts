import { ValueType, type HrTime } from '@opentelemetry/api';
import { millisToHrTime, type InstrumentationScope } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type CollectionResult,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { ErrorType } from './trace/failure-attributes.js';
import { Accumulator } from './accumulator.js';

export interface CountedRequest {
  readonly adapter: string;
  readonly operation: string;
}

export interface CountedExchange {
  readonly method: string;
  readonly serverAddress: string;
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

  countRequest({ adapter, operation }: CountedRequest, status: string, seconds: number, error?: ErrorType): void {
    const selectAttributes = () => ({ 'naftiko.adapter.type': adapter, 'naftiko.operation.id': operation });
    this.#requests.add([adapter, status, operation], seconds, () => ({ ...selectAttributes(), status }));
    if (error === undefined) return;
    this.#errors.add([adapter, error, operation], 1, () => ({ ...selectAttributes(), 'error.type': error }));
  }

  countStep(type: string, namespace: string, seconds: number): void {
    this.#steps.add([type, namespace, ''], seconds, () => ({ 'step.type': type, 'naftiko.namespace': namespace }));
  }

  /** Counts a request; `outcome` is the status of the response, or the error type without one. */
  countExchange({ method, serverAddress }: CountedExchange, outcome: number | string, seconds: number): void {
    this.#exchanges.add([method, outcome, serverAddress], seconds, () => ({
      'http.request.method': method,
      'server.address': serverAddress,
      [typeof outcome === 'number' ? 'http.response.status_code' : 'error.type']: outcome,
    }));
  }

  countCapability(change: 1 | -1): void {
    this.#active.add(alone, change, () => ({ 'naftiko.capability': this.#capability }));
  }

  countDefect(): void {
    this.#defects.add(alone, 1, () => ({}));
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

const describeMetric = (name: string, description: string, unit: string) => ({
  descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
  aggregationTemporality: AggregationTemporality.CUMULATIVE,
});

const toHistogram = (name: string, description: string, accumulator: Accumulator, now: HrTime): MetricData => ({
  ...describeMetric(name, description, 's'),
  dataPointType: DataPointType.HISTOGRAM,
  dataPoints: accumulator.toPoints(now, (spread) => spread),
});

const toCounter = (name: string, description: string, accumulator: Accumulator, now: HrTime): MetricData => ({
  ...describeMetric(name, description, ''),
  dataPointType: DataPointType.SUM,
  isMonotonic: true,
  dataPoints: accumulator.toPoints(now, ({ count }) => count),
});

const toGauge = (name: string, description: string, accumulator: Accumulator, now: HrTime): MetricData => ({
  ...describeMetric(name, description, ''),
  dataPointType: DataPointType.SUM,
  isMonotonic: false,
  dataPoints: accumulator.toPoints(now, ({ sum }) => sum ?? 0),
});
