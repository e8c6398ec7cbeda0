/** The median of numbers; of two in the middle their mean. */
export function medianOf(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The least, the median and the greatest of some numbers, to three significant digits. */
export const spreadOf = (numbers) => ({
  min: rounded(Math.min(...numbers)),
  median: rounded(medianOf(numbers)),
  max: rounded(Math.max(...numbers)),
});

/** JSON has no NaN: what could not be measured is `null`. */
const rounded = (number) => (Number.isFinite(number) ? Number(number.toPrecision(3)) : null);
