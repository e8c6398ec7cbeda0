import type { Observability } from '@naftiko/spec';
import type { Failure, Observation } from '@naftiko/engine';
import type { Log } from '../logs/log.js';

/** What telemetry of a capability is opened with. */
export interface TelemetrySettings {
  /** As the control adapter says it; `undefined`: there is none, so that nobody can read anything here. */
  readonly observability: Observability | undefined;
  /** `OTEL_…` variables win over the document. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `info.label`. */
  readonly label: string | undefined;
  /** Where traces and metrics are sent, templates resolved; `undefined`: the document names no collector. */
  readonly otlpEndpoint: string | undefined;
  /** Of this program. */
  readonly version: string;
  readonly log: Log;
}

/** Opens telemetry. A plug-in: the runtime watches nothing by itself. */
export interface TelemetryProvider {
  /** `undefined` when it is switched off, or nobody could ever see what is watched. Fails never: trouble is logged. */
  open(settings: TelemetrySettings): Promise<Telemetry | undefined>;
}

/** Watches one capability, across its reloads. Nothing here throws. Source: specification 04, chapter d. */
export interface Telemetry {
  /** A request came in. */
  request(request: ObservedRequest): RequestObservation;
  /**
   * One operation of an MCP server begins: counted and timed when it ends. Below its request; where there is none (on
   * standard input), `carrier` may hold the caller's trace context.
   */
  operation(operation: ObservedOperation, within: Observation | undefined, carrier?: Carrier): Observation;
  /** +1 when a capability starts to serve, -1 when it stops. */
  active(change: 1 | -1): void;
  /** Metrics as Prometheus text (0.0.4). */
  metrics(): Promise<string>;
  /** The traces that are kept. */
  readonly traces: TraceArchive;
  /** Where everything is exported to; `undefined` when it is not. */
  readonly exporter: { readonly name: string; readonly endpoint: string } | undefined;
  /** Hands on what is still to be exported, for a few seconds at most. May be called twice. */
  close(): Promise<void>;
}

/** Reads a header, lower-case name. */
export type Carrier = (name: string) => string | undefined;

export interface ObservedRequest {
  /** The type of the adapter, as documents say it. */
  readonly adapter: string;
  /** `/ships/{imo} GET`, a JSON-RPC method, `/skills/{name}`; never what a caller chose freely. */
  readonly operation: string;
  /** HTTP */
  readonly method: string;
  /** The pattern of the path, where there is one. */
  readonly route: string | undefined;
  /** Whether every request counts (`naftiko.request.*`); MCP counts its operations instead. */
  readonly counts: boolean;
  /** The headers of the request: who calls may be in a trace already. */
  readonly carrier: Carrier;
  /** When it came, as `performance.now()` tells time. */
  readonly startedMs: number;
}

/** A request that is watched. The runtime ends it, with the status that was answered; 0: the caller left before. */
export interface RequestObservation extends Observation {
  answered(status: number, failure: Failure | undefined): void;
}

/** What an MCP server does on behalf of a model. Only tools have spans; the others are counted. */
export interface ObservedOperation {
  readonly kind: 'tool' | 'resource' | 'prompt';
  /** A name of the document; `undefined` for one it does not have. */
  readonly name: string | undefined;
}

/** The traces that were completed last, newest first. */
export interface TraceArchive {
  /** How many are kept at most. */
  readonly capacity: number;
  readonly used: number;
  list(filter: TraceFilter): readonly TraceSummary[];
  find(traceId: string): TraceDetail | undefined;
}

export interface TraceFilter {
  /** Part of the name of the root span, or of the operation id; case counts. */
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
  /** When it began: ISO 8601, UTC. */
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
  /** After the begin of the trace. */
  readonly startOffsetMs: number;
  readonly status: 'OK' | 'ERROR';
  readonly attributes: Readonly<Record<string, string | number>>;
}
