/**
 * Whether common model APIs accept a name. They reject the whole tool list when it contains one other name (06, section
 * 4.5).
 */
export const isModelSafe = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/.test(name);

/**
 * A name that model APIs accept, made from one that they reject, different from all earlier ones. `taken` holds for each
 * name in use the number with which the search for the next one continues.
 */
export function aliasOf(name: string, taken: Map<string, number>): string {
  const clean = name
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '_')
    .replaceAll(/^[_.-]+|(?<!_)_+$/g, '')
    .slice(0, 59);
  const base = /^\d/.test(clean) ? `_${clean}` : clean || 'input';
  let alias = base;
  let count = taken.get(base) ?? 2;
  for (; taken.has(alias); count += 1) alias = `${base}_${count}`;
  taken.set(base, count);
  if (alias !== base) taken.set(alias, 2);
  return alias;
}
