import { makeInputNames } from './input-names.js';

/** A path with placeholders in double braces. `names` has the new name of each placeholder, by the name in the description. */
export interface PlannedPath {
  readonly path: string;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Plans the path of a resource. Each placeholder gets a name that the Naftiko format allows; the path ends before the
 * first `?` or `#`.
 */
export function planPath(written: string): PlannedPath {
  const allocated = makeInputNames();
  const names = new Map<string, string>();
  const [path = ''] = written.split(/[?#]/);
  const parts = path.split(/\{([^{}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return encodeBraces(part);
    const name = names.get(part) ?? allocated.allocate(part, 'path');
    names.set(part, name);
    return `{{${name}}}`;
  });
  return { path: parts.join(''), names };
}

/** Percent-encodes whitespace, and braces that are not part of a placeholder. */
const encodeBraces = (text: string): string =>
  text.replace(/[{}<>\s\p{Cc}]/gu, (character) => encodeURIComponent(character));
