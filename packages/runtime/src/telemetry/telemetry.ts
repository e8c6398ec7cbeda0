import type { Observability } from '@naftiko/spec';
import type { Failure, Observation } from '@naftiko/engine';
import type { Log } from '../logs/log.js';

/** The settings of the telemetry of a capability. */
export interface TelemetrySettings {
  /**
   * The `observability` block of the control adapter. `undefined`: there is none; traces and metrics are then not
   * served by a control adapter.
   */
  readonly observability: Observability | undefined;
  /** The environment, whose `OTEL_…` variables take precedence over the document. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `info.label` of the document. */
  readonly label: string | undefined;
  /**
   * The address to which traces and metrics are exported, with its variables resolved; `undefined`: the document has
   * none.
   */
  readonly otlpEndpoint: string | undefined;
  /** The version of this program. */
  readonly version: string;
  /** The id of this process among those that serve the document; absent for a process that serves alone. */
  readonly instance?: string | undefined;
  readonly log: Log;
}

/** A plug-in that provides telemetry. The runtime works without one. */
export interface TelemetryProvider {
  /** `undefined` when it is disabled or has no output. Never fails: problems are logged. */
  open(settings: TelemetrySettings): Promise<Telemetry | undefined>;
}

/**
 * Records traces and metrics of one capability, across its reloads. No method throws. Source: specification 04, chapter
 * d.
 */
export interface Telemetry {
  /** Begins the observation of a request. */
  beginRequest(request: ObservedRequest): RequestObservation;
  /**
   * Begins the observation of one MCP operation, which is counted and timed when it ends. Its parent is the request
   * `within`. On standard input there is no request; `carrier` may then contain the trace context of the caller.
   */
  beginOperation(operation: ObservedOperation, within: Observation | undefined, carrier?: Carrier): Observation;
  /** Counts active capabilities: +1 when one starts to serve, -1 when it stops. */
  countActive(change: 1 | -1): void;
  /** Counts an uncaught exception of the process. */
  countDefect?(): void;
  /** Metrics as Prometheus text (0.0.4). */
  metrics(): Promise<string>;
  /** The latest traces in memory. */
  readonly traces: TraceArchive;
  /** The destination of exports; `undefined`: nothing is exported. */
  readonly exporter: { readonly name: string; readonly endpoint: string } | undefined;
  /** Exports pending data, for a few seconds at most. May be called twice. */
  close(): Promise<void>;
}

/** Reads a header of a message by its lower-case name, for example `traceparent`. */
export type Carrier = (name: string) => string | undefined;

export interface ObservedRequest {
  /** The type of the adapter, as in documents. */
  readonly adapter: string;
  /** `/ships/{imo} GET`, a JSON-RPC method, `/skills/{name}`; never a value chosen by a caller. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The pattern of the path, if any. */
  readonly route: string | undefined;
  /** Whether the request is counted (`naftiko.request.*`); MCP counts its operations instead. */
  readonly counts: boolean;
  /** The headers of the request, which may contain a trace context. */
  readonly carrier: Carrier;
  /** The time of arrival by `performance.now()`. */
  readonly startedMs: number;
}

/** An observed request. The runtime ends it with the status of its answer; 0: the caller disconnected before. */
export interface RequestObservation extends Observation {
  answered(status: number, failure: Failure | undefined): void;
}

/** An operation of an MCP server. Only tools have spans; others are counted. */
export interface ObservedOperation {
  readonly kind: 'tool' | 'resource' | 'prompt';
  /** A name in the document; `undefined` for an unknown one. */
  readonly name: string | undefined;
}

/** The latest completed traces, newest first. */
export interface TraceArchive {
  /** The maximum number of kept traces. */
  readonly capacity: number;
  readonly used: number;
  list(filter: TraceFilter): readonly TraceSummary[];
  find(traceId: string): TraceDetail | undefined;
}

export interface TraceFilter {
  /** Part of the name of the root span, or of the operation id; case-sensitive. */
  readonly operation?: string | undefined;
  readonly status?: 'OK' | 'ERROR' | undefined;
  readonly limit?: number | undefined;
}

/** Source: specification 04, c.8. */
export interface TraceSummary {
  readonly traceId: string;
  /** The name of the root span. */
  readonly operation: string;
  readonly operationId: string | undefined;
  /** Whole milliseconds, rounded down. */
  readonly durationMs: number;
  readonly status: 'OK' | 'ERROR';
  readonly spanCount: number;
  /** The start: ISO 8601, UTC. */
  readonly timestamp: string;
}

export interface TraceDetail extends TraceSummary {
  /** In the order of completion, the root last. */
  readonly spans: readonly TracedSpan[];
}

export interface TracedSpan {
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: 'SERVER' | 'CLIENT' | 'INTERNAL' | 'PRODUCER' | 'CONSUMER';
  readonly durationMs: number;
  /** The time between the start of the trace and the start of the span. */
  readonly startOffsetMs: number;
  readonly status: 'OK' | 'ERROR';
  readonly attributes: Readonly<Record<string, string | number>>;
}
