/** Replaces the characters from `start` to `end` (UTF-16 offsets) of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits.toSorted(byStart)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** The groups of edits that can be applied together, the earlier ones first; a repeated edit is applied once. */
export function selectCompatible<T extends { readonly edits: readonly TextEdit[] }>(
  groups: readonly T[],
): readonly T[] {
  /** In the order of the text, none of which overlap. */
  const taken: TextEdit[] = [];
  return groups.flatMap((group) => {
    const fresh = group.edits.filter((edit) => !isTaken(edit, taken));
    if (fresh.some((edit) => hasNeighbour(edit, taken))) return [];
    for (const edit of fresh) taken.splice(findPlace(edit.start, taken), 0, edit);
    return [{ ...group, edits: fresh }];
  });
}

const isTaken = (edit: TextEdit, taken: readonly TextEdit[]): boolean => {
  const same = taken[findPlace(edit.start, taken)];
  return same !== undefined && same.start === edit.start && same.end === edit.end && same.text === edit.text;
};

/** Two insertions at one place overlap too: their order would be a guess. */
function hasNeighbour({ start, end }: TextEdit, taken: readonly TextEdit[]): boolean {
  const place = findPlace(start, taken);
  const [before, after] = [taken[place - 1], taken[place]];
  return (
    (before !== undefined && before.end > start) ||
    (after !== undefined && (after.start === start || after.start < end))
  );
}

/** The index of the first edit that begins at an offset or behind it. */
function findPlace(offset: number, taken: readonly TextEdit[]): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (taken[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byStart = (left: TextEdit, right: TextEdit): number => left.start - right.start || left.end - right.end;
