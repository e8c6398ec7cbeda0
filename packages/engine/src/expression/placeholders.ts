/** One piece of a path or base URI: literal text, or the name of a placeholder. */
export type PathPart = { readonly literal: string } | { readonly placeholder: string };

/** Splits a path at `{name}` and `{{name}}`, which are equivalent. Source: specification 02, section 7. */
export function splitPlaceholders(path: string): readonly PathPart[] {
  const parts: PathPart[] = [];
  let end = 0;
  for (const match of path.matchAll(/\{\{([^{}]+)\}\}|\{([^{}]+)\}/g)) {
    if (match.index > end) parts.push({ literal: path.slice(end, match.index) });
    parts.push({ placeholder: (match[1] ?? match[2] ?? '').trim() });
    end = match.index + match[0].length;
  }
  if (end < path.length) parts.push({ literal: path.slice(end) });
  return parts;
}

/** The names of the placeholders of a path, in order. */
export const placeholdersOf = (path: string): readonly string[] =>
  splitPlaceholders(path).flatMap((part) => ('placeholder' in part ? [part.placeholder] : []));
