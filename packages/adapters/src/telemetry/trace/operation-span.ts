import type { Failure } from '@naftiko/engine';
import type { ObservedOperation } from '@naftiko/runtime';
import type { RequestCounter } from '../instruments.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import { failureAttributesOf } from './failure-attributes.js';
import { RequestSpan } from './request-span.js';
import { TimedSpan } from './timed-span.js';
import type { TracePlace } from './trace-place.js';

/** An operation of an MCP server: counted, and its failure also marks the request. */
export class OperationSpan extends TimedSpan {
  readonly #operation: ObservedOperation;
  readonly #counter: RequestCounter;
  readonly #request: RequestSpan | undefined;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, operation: ObservedOperation) {
    const { shape, counter } = dependencies.operations.prepare(operation);
    super(dependencies, above, shape);
    this.#operation = operation;
    this.#counter = counter;
    this.#request = above instanceof RequestSpan ? above : undefined;
  }

  override end(failure?: Failure): void {
    const { kind, name } = this.#operation;
    const plain = failure === undefined ? undefined : failureAttributesOf(failure);
    const failed = plain === undefined || kind !== 'tool' ? plain : { ...plain, description: 'tool returned error' };
    const error = plain?.errorType;
    const seconds = this.finish(failed);
    if (seconds === undefined) return;
    // A tool reports its errors as results; any other refusal is the caller's mistake.
    const isRefusal = error === 'validation' && (kind !== 'tool' || name === undefined);
    if (failed !== undefined && !isRefusal) this.#request?.recordFailure(failed);
    const status = failure === undefined ? 'OK' : error === undefined ? 'CANCELLED' : 'ERROR';
    this.#counter.count(status, seconds, error);
  }
}
