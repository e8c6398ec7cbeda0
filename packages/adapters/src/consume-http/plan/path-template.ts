import type { ConsumeScope, Placeholder, Read } from '@naftiko/engine';
import { encodeWrittenPath, encodeWrittenQuery } from '../request/percent-encoding.js';

/** `{name}` or `{{name}}` in a path. */
export interface UnresolvedPlaceholder {
  readonly name: string;
  /** With two braces, the name can also be a variable. */
  readonly braces: 1 | 2;
}

/** A parsed path: literal texts and placeholders, in order. */
export interface PathTemplate {
  readonly path: readonly (string | UnresolvedPlaceholder)[];
  /** The literal query of the path. */
  readonly query: readonly (string | UnresolvedPlaceholder)[];
  /** The text after `#`. */
  readonly fragment: string | undefined;
}

/** A path and its fixed query, ready to fill: literal parts are percent-encoded. */
export interface Target {
  readonly path: readonly (string | Placeholder<ConsumeScope>)[];
  readonly query: readonly (string | Placeholder<ConsumeScope>)[];
}

const placeholders = /\{\{([^{}]+)\}\}|\{([^{}]+)\}/g;

/** Parses a path template. Accepts any text: what is not a placeholder is literal. */
export function parsePath(text: string): PathTemplate {
  const path: (string | UnresolvedPlaceholder)[] = [];
  const query: (string | UnresolvedPlaceholder)[] = [];
  let fragment: string | undefined;
  let into = path;

  for (const part of split(text)) {
    if (typeof part !== 'string') {
      if (fragment === undefined) into.push(part);
      else fragment += `{${part.name}}`;
      continue;
    }
    if (fragment !== undefined) {
      fragment += part;
      continue;
    }
    const hash = part.indexOf('#');
    let written = hash < 0 ? part : part.slice(0, hash);
    const mark = into === path ? written.indexOf('?') : -1;
    if (mark >= 0) {
      if (mark > 0) path.push(written.slice(0, mark));
      written = written.slice(mark + 1);
      into = query;
    }
    if (written !== '') into.push(written);
    if (hash >= 0) fragment = part.slice(hash + 1);
  }
  return { path: withSlash(path), query, fragment };
}

function* split(text: string): Generator<string | UnresolvedPlaceholder> {
  let end = 0;
  for (const match of text.matchAll(placeholders)) {
    if (match.index > end) yield text.slice(end, match.index);
    end = match.index + match[0].length;
    yield match[1] === undefined ? { name: match[2] ?? '', braces: 1 } : { name: match[1].trim(), braces: 2 };
  }
  if (end < text.length) yield text.slice(end);
}

/** A path below a base URI starts with a slash, or is empty. */
function withSlash(path: readonly (string | UnresolvedPlaceholder)[]): readonly (string | UnresolvedPlaceholder)[] {
  const [first, ...rest] = path;
  if (first === undefined) return path;
  if (typeof first !== 'string') return ['/', ...path];
  return first.startsWith('/') ? path : [`/${first}`, ...rest];
}

/** Removes `name={name}` from the query for parameters that are sent as query parameters anyway. */
export function withoutParameters({ path, query, fragment }: PathTemplate, names: ReadonlySet<string>): PathTemplate {
  const pairs: (string | UnresolvedPlaceholder)[][] = [[]];
  for (const part of query) {
    const [head, ...more] = typeof part === 'string' ? part.split('&') : [part];
    if (head !== undefined && head !== '') pairs.at(-1)?.push(head);
    for (const text of more) pairs.push(text === '' ? [] : [text]);
  }
  const kept = pairs.filter(([name, value, ...more]) => {
    const isParameter = typeof value === 'object' && name === `${value.name}=` && more.length === 0;
    return !isParameter || !names.has(value.name);
  });
  if (kept.length === pairs.length) return { path, query, fragment };
  return { path, query: kept.flatMap((pair, index) => (index === 0 ? pair : ['&', ...pair])), fragment };
}

/** Resolves the placeholders, and encodes literal parts once. */
export function resolvePath(
  template: PathTemplate,
  resolve: (placeholder: UnresolvedPlaceholder) => Read<ConsumeScope> | undefined,
): Target {
  const compile =
    (encode: (text: string) => string) =>
    (part: string | UnresolvedPlaceholder): string | Placeholder<ConsumeScope> => {
      if (typeof part === 'string') return encode(part);
      const read = resolve(part);
      // Encoding escapes all other braces, so these mark the place of a credential (see signable-request.ts).
      return read === undefined ? `{${part.name}}` : { name: part.name, read };
    };
  return {
    path: template.path.map(compile(encodeWrittenPath)),
    query: template.query.map(compile(encodeWrittenQuery)),
  };
}

/** The placeholders of a path and its query. */
export const collectPlaceholders = ({ path, query }: PathTemplate): readonly string[] =>
  [...path, ...query].flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
