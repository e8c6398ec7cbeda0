import type { Fields } from './log.js';
import type { Severity } from './severity.js';

/** One unformatted line; secrets are already masked. */
export interface LogEntry {
  readonly time: Date;
  readonly severity: Exclude<Severity, 'OFF'>;
  /** A dotted name: `naftiko.mcp`. */
  readonly logger: string;
  readonly message: string;
  readonly fields: Fields;
}

/** The levels of loggers and their subscribers. Source: specification 04, c.11. */
export interface LogControl {
  /** Every logger, `ROOT` first. */
  listLoggers(): ReadonlyMap<string, LoggerLevels>;
  /** Sets a level; `undefined` clears it, so that it is inherited. False: there is no such logger. */
  setLevel(logger: string, level: Severity | undefined): boolean;
  /** Delivers every entry from `level` on, of loggers that begin with `prefix`, until unsubscribed. */
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
