import type { Fields } from './log.js';
import type { Severity } from './severity.js';

/** One log line before it is formatted. Secrets are masked if its logger has a mask (`LogHub.logger`). */
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
  /** Sets the level of a logger; with `undefined` it inherits its level. Returns false when there is no such logger. */
  setLevel(logger: string, level: Severity | undefined): boolean;
  /**
   * Delivers entries of the logger `prefix` and of the loggers below it (`ROOT` or absent: of all loggers): those of at
   * least `level`, or without a level those that are also written. Returns the function that unsubscribes.
   */
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
