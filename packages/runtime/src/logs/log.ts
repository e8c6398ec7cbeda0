import type { Severity } from './severity.js';

/** Structured log lines; `fields` never contain secrets, bodies or header values. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** Whether lines of a level are written or subscribed to, for code whose lines are expensive to build. */
  isEnabled(severity: Exclude<Severity, 'OFF'>): boolean;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A log that discards its lines. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  isEnabled: () => false,
};
