import type { Diagnostic, Json } from '@naftiko/spec';
import type { ScriptHost } from '@naftiko/engine';
import type { LogControl } from '../logs/log-control.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/**
 * The services for a control adapter: the current state of its capability. Outlives reloads.
 * Source: specification 04, chapter c.
 */
export interface ControlService {
  /** The version of this program. */
  readonly version: string;
  readonly capability: RunningDocument;
  /** In the order of the document, the control adapter included. */
  listAdapters(): readonly AdapterState[];
  /** False once the process is stopping. */
  readonly accepting: boolean;
  readonly scripts: ScriptHost;
  /** `undefined`: disabled, or without any output. */
  readonly telemetry: Telemetry | undefined;
  readonly logs: LogControl;
  /** The running document: imports merged, inherited fields filled in, secrets masked. */
  readConfig(): Json;
  /** Examines a text as a replacement of the running document; changes nothing. */
  validate(text: string): Promise<Examination>;
  /** Replaces the running document by a text, or by the content of its file. One at a time. */
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
  /** The reason of a failure. */
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

/** The outcome of a reload; any other than `applied` leaves everything unchanged. */
export type Reloaded =
  | { readonly status: 'unchanged' }
  | { readonly status: 'applied'; readonly changes: readonly Change[] }
  /** Another one is in progress. */
  | { readonly status: 'busy' }
  /** It requires a restart. */
  | { readonly status: 'structural'; readonly changes: readonly Change[] }
  | { readonly status: 'refused'; readonly reason: string; readonly errors: readonly Diagnostic[] };
