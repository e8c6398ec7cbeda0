import { makeInputNames } from './input-names.js';

/** A path with placeholders in double braces, and the names in them by the names as written. */
export interface PlannedPath {
  readonly path: string;
  readonly names: ReadonlyMap<string, string>;
}

/** Plans the path of a resource. A placeholder gets a name that a document can contain; what follows `?` is left out. */
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

/** Braces that are no placeholder, and whitespace, are text of the path. */
const encodeBraces = (text: string): string =>
  text.replace(/[{}<>\s\p{Cc}]/gu, (character) => encodeURIComponent(character));
