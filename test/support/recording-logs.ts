import { LogHub, type LogEntry } from '@naftiko/runtime';

/** Logs that hand over every entry, from the most talkative level on. */
export const recordingLogs = (receive: (entry: LogEntry) => void): LogHub =>
  new LogHub({ level: 'DEBUG', write: receive, now: () => new Date() });
