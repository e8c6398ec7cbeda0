import { given, usageError, type Given } from './given.js';
import { parseDuration } from './parse-duration.js';

/** The limit of timers in Node. */
export const longestMs = 2_000_000_000;

/** Reads a time: `500ms`, `75s`, `2min`, `1h`; a bare number is seconds. Absent means `fallbackMs`. */
export function readDuration(
  option: string,
  text: string | undefined,
  { leastMs, fallbackMs }: { readonly leastMs: number; readonly fallbackMs: number },
): Given<number> {
  if (text === undefined) return given(fallbackMs);
  const ms = parseDuration(text) ?? Number.NaN;
  return ms >= leastMs && ms <= longestMs
    ? given(ms)
    : usageError(`${option} takes a time of at least ${leastMs / 1_000}s, such as 75s or 2min; "${text}" is not one.`);
}
