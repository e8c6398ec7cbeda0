/**
 * Whether the APIs of common language models accept the name of an argument. They reject the whole tool list for one
 * name that they do not accept (06, section 4.5).
 */
export const isModelSafe = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/.test(name);

/**
 * Makes a name that model APIs accept from one that they reject. `taken` has the names in use, each with the number
 * that is tried next as its suffix; the result is added to it.
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
