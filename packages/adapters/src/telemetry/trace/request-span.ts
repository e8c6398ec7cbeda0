import { SpanKind, type Attributes } from '@opentelemetry/api';
import type { Failure } from '@naftiko/engine';
import type { ObservedRequest, RequestObservation } from '@naftiko/runtime';
import { errorTypeOf, failureAttributesOf, type FailureAttributes } from './failure-attributes.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import { TimedSpan } from './timed-span.js';
import type { TracePlace } from './trace-place.js';

/** A received request. It fails with a status of 500 and above, and with the failure of an operation below it. */
export class RequestSpan extends TimedSpan implements RequestObservation {
  readonly #request: ObservedRequest;
  #operationFailure: FailureAttributes | undefined;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, request: ObservedRequest) {
    const { adapter, startedMs } = request;
    const span = {
      name: `${adapter}.request`,
      kind: SpanKind.SERVER,
      attributes: attributesOf(request, dependencies.capability),
    };
    super(dependencies, above, { span, startedMs });
    this.#request = request;
  }

  /** Records the failure of an operation in the request although the HTTP status is one of success. */
  recordFailure(failed: FailureAttributes): void {
    this.#operationFailure = failed;
  }

  override end(failure?: Failure): void {
    this.answered(failure === undefined ? 200 : 500, failure);
  }

  answered(status: number, failure: Failure | undefined): void {
    const failed = this.#operationFailure ?? selectFailure(status, failure);
    const gone = status === 0;
    const seconds = this.finish(failed, gone ? undefined : status);
    if (seconds === undefined || !this.#request.counts) return;
    const error = failure === undefined ? undefined : errorTypeOf(failure);
    this.dependencies.instruments.countRequest(
      this.#request,
      gone ? clientClosedRequest : String(status),
      seconds,
      error ?? (status >= 500 ? 'internal' : undefined),
    );
  }
}

/** The status that servers log for a disconnected caller. */
const clientClosedRequest = '499';

/**
 * The failure that the span records: none for a 4xx, which is a mistake of the caller; the failure for an answer that
 * breaks off after a status of success.
 */
function selectFailure(status: number, failure: Failure | undefined): FailureAttributes | undefined {
  const broke = failure !== undefined && (status < 400 || status >= 500);
  const failed = broke ? failureAttributesOf(failure) : undefined;
  return (
    failed ?? (status >= 500 ? { errorType: 'internal', code: 'internal', description: `HTTP ${status}` } : undefined)
  );
}

function attributesOf({ adapter, operation, method, route }: ObservedRequest, capability: string | undefined) {
  const attributes: Attributes = {
    'naftiko.adapter.type': adapter,
    'naftiko.operation.id': operation,
    'http.request.method': method,
  };
  if (capability !== undefined) attributes['naftiko.capability'] = capability;
  if (route !== undefined) attributes['http.route'] = route;
  if (adapter === 'mcp') attributes['mcp.method.name'] = operation;
  return attributes;
}
