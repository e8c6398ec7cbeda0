/**
 * The allowed name that a mistyped one most likely means: equal but for case and punctuation, or a few letters off.
 *
 * Names that differ in digits only are different things: `oauth1` is no misspelt `oauth2`.
 */
export function nearestName(name: string, allowed: readonly string[]): string | undefined {
  const squashed = squash(name);
  let nearest: string | undefined;
  let least = Math.min(2, Math.floor(squashed.length / 3)) + 1;
  for (const candidate of allowed) {
    const steps = editDistance(squashed, squash(candidate), least);
    if (steps < least && (steps === 0 || withoutDigits(squashed) !== withoutDigits(squash(candidate)))) {
      least = steps;
      nearest = candidate;
    }
  }
  return nearest;
}

/** How many letters are inserted, left out, replaced or swapped between two names, case and punctuation apart; `limit` at most. */
export const distanceWithin = (left: string, right: string, limit: number): number =>
  editDistance(squash(left), squash(right), limit);

const squash = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const withoutDigits = (name: string) => name.replaceAll(/\d/g, '');

/** Levenshtein distance, a swap of neighbours counting as one; gives up at `limit`, so long texts cost nothing. */
function editDistance(left: string, right: string, limit: number): number {
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
