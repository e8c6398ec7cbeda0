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
  const taken: TextEdit[] = [];
  return groups.flatMap((group) => {
    const fresh = group.edits.filter((edit) => !taken.some((other) => isSame(edit, other)));
    if (fresh.some((edit) => taken.some((other) => overlaps(edit, other)))) return [];
    taken.push(...fresh);
    return [{ ...group, edits: fresh }];
  });
}

const byStart = (left: TextEdit, right: TextEdit): number => left.start - right.start || left.end - right.end;

const isSame = (left: TextEdit, right: TextEdit): boolean =>
  left.start === right.start && left.end === right.end && left.text === right.text;

/** Two insertions at one place overlap too: their order would be a guess. */
const overlaps = (left: TextEdit, right: TextEdit): boolean =>
  (left.start < right.end && right.start < left.end) || left.start === right.start;
