import type { Fields } from './log.js';
import type { Severity } from './severity.js';

/** One line, before anybody formats it; secrets are already hidden. */
export interface LogEntry {
  readonly time: Date;
  readonly severity: Exclude<Severity, 'OFF'>;
  /** A dotted name: `naftiko.mcp`. */
  readonly logger: string;
  readonly message: string;
  readonly fields: Fields;
}

/** How loud each logger is, and who listens. Source: specification 04, c.11. */
export interface LogControl {
  /** Every logger, `ROOT` first. */
  loggers(): ReadonlyMap<string, LoggerLevels>;
  /** `undefined` clears the level, so that it is inherited. False: there is no such logger. */
  setLevel(logger: string, level: Severity | undefined): boolean;
  /** Hears every entry from `level` on, of loggers that begin with `prefix`, until unsubscribed. */
  subscribe(filter: LogFilter, receive: (entry: LogEntry) => void): () => void;
}

export interface LoggerLevels {
  readonly configured: Severity | undefined;
  readonly effective: Severity;
}

export interface LogFilter {
  readonly prefix: string | undefined;
  readonly level: Severity | undefined;
}
