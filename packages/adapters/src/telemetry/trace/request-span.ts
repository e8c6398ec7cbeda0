import type { Failure } from '@naftiko/engine';
import type { ObservedRequest, RequestObservation } from '@naftiko/runtime';
import type { RequestCounter } from '../instruments.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import { errorTypeOf, failureAttributesOf, type FailureAttributes } from './failure-attributes.js';
import { TimedSpan } from './timed-span.js';
import type { TracePlace } from './trace-place.js';

/** A received request. It fails with a status of 500 and above, and with the failure of an operation below it. */
export class RequestSpan extends TimedSpan implements RequestObservation {
  /** `undefined`: it is not counted. */
  readonly #counter: RequestCounter | undefined;
  #operationFailure: FailureAttributes | undefined;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, request: ObservedRequest) {
    const { shape, counter } = dependencies.requests.prepare(request);
    super(dependencies, above, shape, request.startedMs);
    this.#counter = request.counts ? counter : undefined;
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
    if (seconds === undefined || this.#counter === undefined) return;
    const error = failure === undefined ? undefined : errorTypeOf(failure);
    this.#counter.count(
      gone ? clientClosedRequest : status,
      seconds,
      error ?? (status >= 500 ? 'internal' : undefined),
    );
  }
}

/** The status that servers log for a disconnected caller. */
const clientClosedRequest = 499;

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
