import { LogHub, type LogEntry } from '@naftiko/runtime';

/** Logs that pass on every entry of every level. */
export const createRecordingLogs = (receive: (entry: LogEntry) => void): LogHub =>
  new LogHub({ level: 'DEBUG', write: receive, now: () => new Date() });
