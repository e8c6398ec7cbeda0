/**
 * The allowed name nearest to a mistyped one: equal apart from case and punctuation, or a few letters different.
 *
 * Names that differ only in digits do not match: `oauth1` is not a misspelt `oauth2`.
 */
export function findNearestName(name: string, allowed: readonly string[]): string | undefined {
  const squashed = squashName(name);
  let nearest: string | undefined;
  let least = Math.min(2, Math.floor(squashed.length / 3)) + 1;
  for (const candidate of allowed) {
    const steps = countEdits(squashed, squashName(candidate), least);
    if (steps < least && (steps === 0 || withoutDigits(squashed) !== withoutDigits(squashName(candidate)))) {
      least = steps;
      nearest = candidate;
    }
  }
  return nearest;
}

/** The number of letters inserted, omitted, replaced or swapped between two names, ignoring case and punctuation; at most `limit`. */
export const measureDistance = (left: string, right: string, limit: number): number =>
  countEdits(squashName(left), squashName(right), limit);

const squashName = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const withoutDigits = (name: string) => name.replaceAll(/\d/g, '');

/** Levenshtein distance where a swap of neighbours counts as one; stops at `limit`, so long strings stay cheap. */
function countEdits(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const steps = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (same ? 0 : 1),
        swapped ? beforeLast[column - 2]! + 1 : Infinity,
      );
      current.push(steps);
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(last[right.length]!, limit);
}
