import { LogHub, type LogEntry } from '@naftiko/runtime';

/** Logs that hand over every entry, from the most talkative level on. */
export const recordingLogs = (hear: (entry: LogEntry) => void): LogHub =>
  new LogHub({ level: 'DEBUG', write: hear, now: () => new Date() });
