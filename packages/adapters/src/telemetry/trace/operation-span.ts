import type { Failure } from '@naftiko/engine';
import type { ObservedOperation } from '@naftiko/runtime';
import { failureAttributesOf } from './failure-attributes.js';
import type { TelemetryDependencies } from '../telemetry-dependencies.js';
import { RequestSpan } from './request-span.js';
import { TimedSpan } from './timed-span.js';
import type { TracePlace } from './trace-place.js';

/** An operation of an MCP server: counted, and its failure also marks the request. */
export class OperationSpan extends TimedSpan {
  readonly #operation: ObservedOperation;
  readonly #request: RequestSpan | undefined;

  constructor(dependencies: TelemetryDependencies, above: TracePlace, operation: ObservedOperation) {
    super(dependencies, above, { span: spanOf(operation) });
    this.#operation = operation;
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
    this.dependencies.instruments.countRequest(
      { adapter: 'mcp', operation: operationIdOf(this.#operation) },
      status,
      seconds,
      error,
    );
  }
}

/** The name for anything that is not in the document: metrics must not take names from callers. */
const unknown = '_unknown';

function operationIdOf({ kind, name = unknown }: ObservedOperation): string {
  switch (kind) {
    case 'tool':
      return name;
    case 'resource':
      return `resources/read ${name}`;
    case 'prompt':
      return `prompts/get ${name}`;
  }
}

function spanOf(operation: ObservedOperation) {
  if (operation.kind !== 'tool') return undefined;
  return {
    name: 'mcp.tool',
    attributes: {
      'naftiko.adapter.type': 'mcp',
      'naftiko.operation.id': operationIdOf(operation),
      'mcp.method.name': 'tools/call',
    },
  };
}
