/**
 * A name in kebab-case: ASCII letters and digits, joined by hyphens; empty if the text has none of them.
 * Source: specification 05, section C.1.
 */
export const toKebab = (text: string): string =>
  text
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1-')
    .split(/[^a-z0-9]+/i)
    .filter((part) => part !== '')
    .join('-')
    .toLowerCase();

/** Makes names unique: the second `pets` becomes `pets-2`. */
export interface NameSet {
  /** The name, shortened and numbered where necessary; `fallback` where it is empty. */
  allocate(name: string, fallback: string): string;
}

/** Names of at most `limit` characters. */
export function makeNameSet(limit: number): NameSet {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return {
    allocate(name, fallback) {
      const wanted = shortenName(name === '' ? fallback : name, limit);
      let free = wanted;
      for (let number = next.get(wanted) ?? 2; taken.has(free); number += 1) {
        const ending = `-${number}`;
        free = shortenName(wanted, limit - ending.length) + ending;
        next.set(wanted, number + 1);
      }
      taken.add(free);
      return free;
    },
  };
}

/** The beginning of a name, ended between words where that keeps most of it. */
function shortenName(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const cut = name.slice(0, limit + 1);
  const end = cut.lastIndexOf('-');
  return (end > limit / 2 ? cut.slice(0, end) : name.slice(0, limit)).replace(/-$/, '');
}
