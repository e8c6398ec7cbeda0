import type { GovernanceValues, ScriptStats } from '@naftiko/engine';
import type { LogEntry, LogFilter } from '../logs/log-control.js';
import type { Severity } from '../logs/severity.js';
import type { TraceDetail, TraceFilter, TraceSummary } from '../telemetry/telemetry.js';
import { topicOf, type Kept } from './peers.js';

/** A wrong credential from a network. */
export const wrongCredentialTopic = topicOf<string>('wrong-credential');
/** A credential that was right. */
export const rightCredentialTopic = topicOf<string>('right-credential');
/** The level of a logger; `value.level` is `undefined` when it inherits its level. */
export const logLevelTopic = topicOf<Kept<{ readonly level: Severity | undefined }>>('log-level');
/** A reader of the log in one process, which the others send their entries. */
export const logReaderTopic = topicOf<Kept<LogFilter>>('log-reader');
/** An entry for a reader. */
export const logEntryTopic = topicOf<{ readonly reader: string; readonly entry: LogEntry }>('log-entry');

/** The messages about one document, which its file identifies. */
export const documentTopicsOf = (file: string) => ({
  governance: topicOf<Kept<GovernanceValues>>('governance', file),
  scriptStats: topicOf<undefined, ScriptStats>('script-stats', file),
  traces: topicOf<TraceFilter, TracesOfWorker>('traces', file),
  trace: topicOf<string, TraceDetail | undefined>('trace', file),
  metrics: topicOf<undefined, string>('metrics', file),
});

/** The traces that one process keeps. */
export interface TracesOfWorker {
  readonly used: number;
  readonly traces: readonly TraceSummary[];
}
