/** The pairs of two lists, and the elements that only one of the lists has. */
export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * Pairs elements by the first key. The remaining elements are paired by the next key, if it is unique on both sides. So an
 * element counts as the same after a renaming that callers do not see.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  ...keys: readonly ((element: T) => string)[]
): Pairs<T> {
  const both: (readonly [T, T])[] = [];
  let removed = before;
  let added = after;
  for (const key of keys) {
    const addedByName = groupBy(added, key);
    const removedByName = groupBy(removed, key);
    const pairs = [...removedByName].flatMap(([name, ones]) => {
      const others = addedByName.get(name) ?? [];
      return ones.length === 1 && others.length === 1 ? [[ones[0] as T, others[0] as T] as const] : [];
    });
    both.push(...pairs);
    const paired = new Set<T>(pairs.flat());
    removed = removed.filter((one) => !paired.has(one));
    added = added.filter((one) => !paired.has(one));
  }
  return { both, removed, added };
}

function groupBy<T>(elements: readonly T[], key: (element: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const element of elements) {
    const name = key(element);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [element]);
    else group.push(element);
  }
  return groups;
}
