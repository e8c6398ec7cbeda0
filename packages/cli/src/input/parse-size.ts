const unitBytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1_000,
  MB: 1_000_000,
  GB: 1_000_000_000,
  KiB: 1_024,
  MiB: 1_024 ** 2,
  GiB: 1_024 ** 3,
};

/** Parses a size with its unit into bytes: `500B`, `10kB`, `5MiB`. `undefined`: it is not one. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)\s*([kMG]B|[KMG]iB|B)$/.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (unitBytes[unit] ?? 1));
}
