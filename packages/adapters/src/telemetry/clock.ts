import type { HrTime } from '@opentelemetry/api';

/** Converts `performance.now()` to wall-clock time; one clock per trace, so that its spans agree. */
export type Clock = (ms: number) => HrTime;

export function createClock(): Clock {
  const originMs = Date.now() - performance.now();
  return (ms) => {
    const wholeMs = originMs + ms;
    const seconds = Math.floor(wholeMs / 1_000);
    return [seconds, Math.round((wholeMs - seconds * 1_000) * 1e6)];
  };
}
