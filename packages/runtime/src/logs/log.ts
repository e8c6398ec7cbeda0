import type { Severity } from './severity.js';

/** Structured log lines; `fields` never hold secrets, bodies or header values. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

/** A log that tells which lines are read by anyone, for callers whose lines cost something to put together. */
export interface LevelledLog extends Log {
  isEnabled(severity: Exclude<Severity, 'OFF'>): boolean;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A log that nobody reads. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
