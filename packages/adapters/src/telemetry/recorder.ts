import { isSpanContextValid, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Observation } from '@naftiko/engine';
import type {
  Carrier,
  ObservedOperation,
  ObservedRequest,
  RequestObservation,
  Telemetry,
  TraceArchive,
} from '@naftiko/runtime';
import type { TelemetryDependencies } from './telemetry-dependencies.js';
import { OperationSpan } from './trace/operation-span.js';
import { RequestSpan } from './trace/request-span.js';
import { TimedSpan } from './trace/timed-span.js';
import type { TracePlace } from './trace/trace-place.js';

/** The outputs of recorded spans and metrics. */
export interface Keeping {
  readonly traces: TraceArchive;
  readMetrics(): Promise<string>;
  readonly exporter: Telemetry['exporter'];
  shutdown(): Promise<unknown>;
}

/** Observes one capability with the SDK of OpenTelemetry. */
export class Recorder implements Telemetry {
  readonly traces: TraceArchive;
  readonly exporter: Telemetry['exporter'];
  readonly #dependencies: TelemetryDependencies;
  readonly #keeping: Keeping;
  #closed: Promise<void> | undefined;

  constructor(dependencies: TelemetryDependencies, keeping: Keeping) {
    this.#dependencies = dependencies;
    this.#keeping = keeping;
    this.traces = keeping.traces;
    this.exporter = keeping.exporter;
  }

  beginRequest(request: ObservedRequest): RequestObservation {
    return new RequestSpan(this.#dependencies, this.#placeOf(request.carrier), request);
  }

  beginOperation(operation: ObservedOperation, within: Observation | undefined, carrier?: Carrier): Observation {
    const above = within instanceof TimedSpan ? within : this.#placeOf(carrier);
    return new OperationSpan(this.#dependencies, above, operation);
  }

  countActive(change: 1 | -1): void {
    this.#dependencies.instruments.countCapability(change);
  }

  countDefect(): void {
    this.#dependencies.instruments.countDefect();
  }

  async metrics(): Promise<string> {
    try {
      return await this.#keeping.readMetrics();
    } catch {
      // Closed while it was read.
      return '';
    }
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  /** The place of a root span: in the trace of the caller, if there is a valid one. */
  #placeOf(carrier: Carrier | undefined): TracePlace {
    const received = carrier === undefined ? ROOT_CONTEXT : this.#dependencies.headers.read(carrier);
    if (received === ROOT_CONTEXT) return newTrace;
    const parent = trace.getSpanContext(received);
    const position = parent !== undefined && isSpanContextValid(parent) ? parent : undefined;
    return { received, position, originMs: undefined };
  }

  /** Does not wait for an unreachable collector. */
  async #close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closeTimeoutMs);
    });
    await Promise.race([this.#keeping.shutdown(), deadline]);
    clearTimeout(timer);
  }
}

const newTrace: TracePlace = { received: ROOT_CONTEXT, position: undefined, originMs: undefined };

const closeTimeoutMs = 3_000;
