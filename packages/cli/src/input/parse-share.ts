/** Parses a share of a whole, `20%` or `12.5%`, into a number from 0 to 1. `undefined`: it is not one. */
export function parseShare(text: string): number | undefined {
  const [, number] = /^(\d{1,3}(?:\.\d{1,3})?)\s*%$/.exec(text.trim()) ?? [];
  return number === undefined || Number(number) > 100 ? undefined : Number(number) / 100;
}
