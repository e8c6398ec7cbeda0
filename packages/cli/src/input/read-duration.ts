import { given, usageError, type Given } from './given.js';
import { parseDuration } from './parse-duration.js';

/** Below the limit of timers in Node, 2^31 - 1 ms. */
export const maxMs = 2_000_000_000;

/** Reads a time of a flag: `500ms`, `75s`, `2min`, `1h`; a bare number is milliseconds. Absent means `fallbackMs`. */
export function readDuration(
  option: string,
  text: string | undefined,
  { minMs, fallbackMs }: { readonly minMs: number; readonly fallbackMs: number },
): Given<number> {
  if (text === undefined) return given(fallbackMs);
  const ms = (/^\d{1,10}$/.test(text.trim()) ? Number(text) : parseDuration(text)) ?? Number.NaN;
  if (ms >= minMs && ms <= maxMs) return given(ms);
  const shortest = minMs < 1_000 ? `${minMs}ms` : `${minMs / 1_000}s`;
  return usageError(
    `${option} takes a time of at least ${shortest}, such as 500ms, 75s or 2min; a bare number is milliseconds. ` +
      `"${text}" is not one.`,
  );
}
