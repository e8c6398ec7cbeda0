import type { Log } from '../logs/log.js';

/** What met a defect, as far as it is known. */
export interface DefectPlace {
  readonly operation?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Logs a defect once, with its stack; returns the incident id, which is all that a caller is shown. */
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

/** Anything can be thrown, also what cannot be turned into a text. */
function describeCause(cause: unknown): string {
  try {
    return String(cause instanceof Error ? (cause.stack ?? cause) : cause);
  } catch {
    return 'something that has no text';
  }
}
