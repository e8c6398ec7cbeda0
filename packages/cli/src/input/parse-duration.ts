const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 };

/** Parses a time with its unit into milliseconds: `500ms`, `75s`, `2min`, `1h`. `undefined`: it is not one. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|min|h)$/.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (unitMs[unit] ?? 1));
}
