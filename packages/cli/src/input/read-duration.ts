import { given, usageError, type Given } from './given.js';
import { parseDuration } from './parse-duration.js';

/** Below the limit of timers in Node, 2^31 - 1 ms. */
export const longestMs = 2_000_000_000;

/** Reads a time of a flag: `500ms`, `75s`, `2min`, `1h`; a bare number is milliseconds. Absent means `fallbackMs`. */
export function readDuration(
  option: string,
  text: string | undefined,
  { leastMs, fallbackMs }: { readonly leastMs: number; readonly fallbackMs: number },
): Given<number> {
  if (text === undefined) return given(fallbackMs);
  const ms = (/^\d{1,10}$/.test(text.trim()) ? Number(text) : parseDuration(text)) ?? Number.NaN;
  if (ms >= leastMs && ms <= longestMs) return given(ms);
  const least = leastMs < 1_000 ? `${leastMs}ms` : `${leastMs / 1_000}s`;
  return usageError(
    `${option} takes a time of at least ${least}, such as 500ms, 75s or 2min; a bare number is milliseconds. ` +
      `"${text}" is not one.`,
  );
}
