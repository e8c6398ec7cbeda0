import type { Diagnostic, Json } from '@naftiko/spec';
import type { LogControl } from '../logs/log-control.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { WorkerState } from '../workers/peers.js';
import type { ScriptControl } from '../workers/share-scripts.js';
import type { TelemetryReader } from '../workers/share-telemetry.js';

/**
 * What a control adapter can query and change about its capability. Outlives reloads. Source: specification 04, chapter
 * c.
 */
export interface ControlService {
  /** The version of this program. */
  readonly version: string;
  readonly capability: RunningDocument;
  /** The adapters in the order of the document, including the control adapter. */
  listAdapters(): readonly AdapterState[];
  /** False from the moment the process begins to stop. */
  readonly accepting: boolean;
  readonly scripts: ScriptControl;
  /** `undefined`: telemetry is disabled or has no output. */
  readonly telemetry: Telemetry | undefined;
  /** Reads the telemetry of all processes that serve the document; `undefined`: as `telemetry`. */
  readonly telemetryReader: TelemetryReader | undefined;
  /** The processes that serve the document; `undefined`: this process alone. */
  listWorkers(): Promise<readonly WorkerState[] | undefined>;
  /** Since when the run serves, in milliseconds since 1970. */
  readonly runStartedMs: number;
  readonly logs: LogControl;
  /**
   * The running document, with imports merged, with the fields that units inherit from functions, and with secrets
   * masked.
   */
  readConfig(): Json;
  /** Examines whether a text can replace the running document. Changes nothing. */
  validate(text: string): Promise<Examination>;
  /** Replaces the running document by a text, or by the content of its file. Only one reload runs at a time. */
  reload(text?: string): Promise<Reloaded>;
}

/** The running document. */
export interface RunningDocument {
  readonly label: string | undefined;
  readonly specVersion: string;
  /** A hash of the text. */
  readonly revision: string;
  /** When this process began to serve it or its last change. */
  readonly startedAt: Date;
}

export interface AdapterState {
  readonly type: string;
  /** `undefined` for the control adapter. */
  readonly namespace: string | undefined;
  /** `undefined` on standard input and output, and without a listener. */
  readonly port: number | undefined;
  readonly state: 'started' | 'stopped' | 'failed';
  /** The reason of the state `failed`. */
  readonly reason: string | undefined;
}

/** The result of examining a text. */
export interface Examination {
  /** Whether it can run. */
  readonly valid: boolean;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Changes that require a restart. */
  readonly structuralChanges: readonly Change[];
}

/** One difference between two documents; secrets are masked. */
export interface Change {
  /** JSON pointer. */
  readonly path: string;
  /** `undefined`: absent before. */
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

/** The result of a reload; only `applied` changes anything. */
export type Reloaded =
  | { readonly status: 'unchanged' }
  | { readonly status: 'applied'; readonly changes: readonly Change[] }
  /** Another reload is in progress. */
  | { readonly status: 'busy' }
  /** The changes require a restart. */
  | { readonly status: 'structural'; readonly changes: readonly Change[] }
  | { readonly status: 'refused'; readonly reason: string; readonly errors: readonly Diagnostic[] };
