import type { Log } from '../logs/log.js';

/** Where an unexpected exception occurred, as far as it is known. */
export interface DefectPlace {
  readonly operation?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Logs a defect once, with its stack; returns the incident id, which is all that the caller receives. */
export function reportDefect(log: Log, { operation, requestId }: DefectPlace, cause: unknown): string {
  const incident = crypto.randomUUID().slice(0, 8);
  log.error('defect', {
    incident,
    ...(requestId === undefined ? {} : { request_id: requestId }),
    ...(operation === undefined ? {} : { operation }),
    stack: describeCause(cause),
  });
  return incident;
}

/** A thrown value can be anything, including an object that cannot be converted to a string. */
function describeCause(cause: unknown): string {
  try {
    return String(cause instanceof Error ? (cause.stack ?? cause) : cause);
  } catch {
    return 'a value that cannot be converted to text';
  }
}
