import type { Attributes, Meter } from '@opentelemetry/api';
import type { ErrorType } from './error-type.js';

/** The metrics there are, by what happens. Names and attributes are those that dashboards ask for (specification 04, d.4). */
export interface Instruments {
  requestDone(request: CountedRequest, status: string, seconds: number, error: ErrorType | undefined): void;
  stepDone(type: string, namespace: string, seconds: number): void;
  exchangeDone(exchange: CountedExchange, outcome: number | string, seconds: number): void;
  capabilityActive(change: 1 | -1): void;
}

export interface CountedRequest {
  readonly adapter: string;
  readonly operation: string;
}

export interface CountedExchange {
  readonly method: string;
  readonly serverAddress: string;
}

/** Makes the instruments of a meter. */
export function instrumentsOf(meter: Meter, capability: string | undefined): Instruments {
  const histogram = (name: string, description: string) =>
    meter.createHistogram(name, { unit: 's', description, advice: { explicitBucketBoundaries: buckets } });
  const requests = meter.createCounter('naftiko.request.total', { description: 'Requests served' });
  const requestSeconds = histogram('naftiko.request.duration.seconds', 'Time to serve a request');
  const errors = meter.createCounter('naftiko.request.errors', { description: 'Requests that failed' });
  const stepSeconds = histogram('naftiko.step.duration.seconds', 'Time of a step of an orchestration');
  const exchanges = meter.createCounter('naftiko.http.client.total', { description: 'Requests to upstreams' });
  const exchangeSeconds = histogram('naftiko.http.client.duration.seconds', 'Time of a request to an upstream');
  const active = meter.createUpDownCounter('naftiko.capability.active', { description: 'Capabilities that serve' });

  return {
    requestDone({ adapter, operation }, status, seconds, error) {
      const which = { 'naftiko.adapter.type': adapter, 'naftiko.operation.id': operation };
      const attributes = { ...which, status };
      requests.add(1, attributes);
      requestSeconds.record(seconds, attributes);
      if (error !== undefined) errors.add(1, { ...which, 'error.type': error });
    },
    stepDone(type, namespace, seconds) {
      stepSeconds.record(seconds, { 'step.type': type, 'naftiko.namespace': namespace });
    },
    exchangeDone({ method, serverAddress }, outcome, seconds) {
      const attributes: Attributes = {
        'http.request.method': method,
        'server.address': serverAddress,
        [typeof outcome === 'number' ? 'http.response.status_code' : 'error.type']: outcome,
      };
      exchanges.add(1, attributes);
      exchangeSeconds.record(seconds, attributes);
    },
    capabilityActive(change) {
      active.add(change, { 'naftiko.capability': capability ?? 'unknown' });
    },
  };
}

/** The SDK's own buckets are meant for milliseconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
