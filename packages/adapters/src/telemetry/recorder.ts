import { ROOT_CONTEXT, type TextMapGetter } from '@opentelemetry/api';
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
import { OperationSpan } from './operation-span.js';
import { RequestSpan } from './request-span.js';
import { TimedSpan } from './timed-span.js';

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
    return new RequestSpan(
      this.#dependencies,
      this.#dependencies.propagator.extract(ROOT_CONTEXT, request.carrier, headers),
      request,
    );
  }

  beginOperation(operation: ObservedOperation, within: Observation | undefined, carrier?: Carrier): Observation {
    const parent = within instanceof TimedSpan ? within : undefined;
    const above =
      parent?.context ??
      (carrier === undefined ? ROOT_CONTEXT : this.#dependencies.propagator.extract(ROOT_CONTEXT, carrier, headers));
    return new OperationSpan(this.#dependencies, above, operation, parent);
  }

  countActive(change: 1 | -1): void {
    this.#dependencies.instruments.countCapability(change);
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

const closeTimeoutMs = 3_000;

const headers: TextMapGetter<Carrier> = {
  get: (carrier, name) => carrier(name.toLowerCase()),
  keys: () => [],
};
