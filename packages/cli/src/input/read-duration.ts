import { given, usageError, type Given } from './given.js';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 };

/** The limit of timers in Node. */
const longestMs = 2_000_000_000;

/** Reads a time: `500ms`, `75s`, `2min`, `1h`; a bare number is seconds. Absent means `fallbackMs`. */
export function readDuration(
  option: string,
  text: string | undefined,
  { leastMs, fallbackMs }: { readonly leastMs: number; readonly fallbackMs: number },
): Given<number> {
  if (text === undefined) return given(fallbackMs);
  const [, number, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|min|h)?$/.exec(text.trim()) ?? [];
  const ms = number === undefined ? Number.NaN : Math.round(Number(number) * (unitMs[unit] ?? 1));
  return ms >= leastMs && ms <= longestMs
    ? given(ms)
    : usageError(`${option} takes a time of at least ${leastMs / 1_000}s, such as 75s or 2min; "${text}" is not one.`);
}
