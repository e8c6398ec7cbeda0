import type { HrTime } from '@opentelemetry/api';

/** The wall-clock time at which `performance.now()` was 0. One for each trace, so that its spans agree. */
export const readOriginMs = (): number => Date.now() - performance.now();

/** A wall-clock time in milliseconds as the SDK writes it. */
export function toHrTime(wallMs: number): HrTime {
  const seconds = Math.floor(wallMs / 1_000);
  return [seconds, Math.round((wallMs - seconds * 1_000) * 1e6)];
}
