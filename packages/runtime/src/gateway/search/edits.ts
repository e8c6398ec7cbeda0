/** Whether a word becomes another by at most `most` insertions, removals, replacements or swaps of neighbours. */
export function isWithinEdits(word: string, other: string, most: number): boolean {
  if (Math.abs(word.length - other.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= word.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = word[row - 1] === other[column - 1];
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1]) {
        edits = Math.min(edits, before[column - 2]! + 1);
      }
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return false;
    [before, last] = [last, current];
  }
  return last[other.length]! <= most;
}
