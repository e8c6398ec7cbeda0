/** At most `count` events in any `perMs` milliseconds. */
export interface Rate {
  readonly count: number;
  readonly perMs: number;
}

const unitMs: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 };

/** Parses a rate: `90/s`, `1000/min`, `5/h`. `undefined`: it is not one. */
export function parseRate(text: string): Rate | undefined {
  const [, count, unit = ''] = /^([1-9]\d{0,8})\s*\/\s*(s|min|h)$/.exec(text.trim()) ?? [];
  const perMs = unitMs[unit];
  return count === undefined || perMs === undefined ? undefined : { count: Number(count), perMs };
}
