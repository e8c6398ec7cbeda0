import type { Diagnostic, Json } from '@naftiko/spec';
import type { ScriptHost } from '@naftiko/engine';
import type { LogControl } from '../logs/log-control.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/**
 * What a control adapter is lent: the capability it stands beside, as it is at this moment. Outlives reloads.
 * Source: specification 04, chapter c.
 */
export interface ControlService {
  /** What this program calls itself. */
  readonly version: string;
  readonly capability: RunningDocument;
  /** In the order of the document, the control adapter included. */
  adapters(): readonly AdapterState[];
  /** False once the process is about to end. */
  readonly accepting: boolean;
  readonly scripts: ScriptHost;
  /** `undefined`: switched off, or nobody could see it. */
  readonly telemetry: Telemetry | undefined;
  readonly logs: LogControl;
  /** The document as it runs: imports merged, inherited fields filled in, secrets hidden. */
  config(): Json;
  /** What a text would mean in the place of the running document; changes nothing. */
  validate(text: string): Promise<Examination>;
  /** Puts a text, or what the document's file holds now, in the place of the running document. One at a time. */
  reload(text?: string): Promise<Reloaded>;
}

/** The document that runs now. */
export interface RunningDocument {
  readonly label: string | undefined;
  readonly specVersion: string;
  /** A hash of the text. */
  readonly revision: string;
  /** When this process began to serve it, or took over its last change. */
  readonly startedAt: Date;
}

export interface AdapterState {
  readonly type: string;
  /** `undefined` for the control adapter. */
  readonly namespace: string | undefined;
  /** `undefined` on standard input and output, and where nothing listens. */
  readonly port: number | undefined;
  readonly state: 'started' | 'stopped' | 'failed';
  /** Why it failed. */
  readonly reason: string | undefined;
}

/** What a text is found to be. */
export interface Examination {
  /** Nothing keeps it from running. */
  readonly valid: boolean;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Changes that take a restart. */
  readonly structuralChanges: readonly Change[];
}

/** One difference between two documents; secrets are hidden. */
export interface Change {
  /** JSON pointer. */
  readonly path: string;
  /** `undefined`: it was not there. */
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

/** What became of a reload; whatever is not `applied` leaves everything as it was. */
export type Reloaded =
  | { readonly status: 'unchanged' }
  | { readonly status: 'applied'; readonly changes: readonly Change[] }
  /** Another one is under way. */
  | { readonly status: 'busy' }
  /** It takes a restart. */
  | { readonly status: 'structural'; readonly changes: readonly Change[] }
  | { readonly status: 'refused'; readonly reason: string; readonly errors: readonly Diagnostic[] };
