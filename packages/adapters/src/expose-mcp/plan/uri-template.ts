/** A resource URI with placeholders. */
export interface UriTemplate {
  /** The names of the placeholders, without duplicates. */
  readonly names: readonly string[];
  /** The decoded values of the placeholders; `undefined` when the URI does not match or a value is unsafe. */
  match(uri: string): ReadonlyMap<string, string> | undefined;
}

/**
 * Compiles `{name}` placeholders, each of which matches one or more characters without a "/"; `undefined` when
 * there is none. Matching takes linear time. Source: specification 04, a.8.
 */
export function compileUriTemplate(uri: string): UriTemplate | undefined {
  // The pattern has one group, so that `split` returns literals and names alternately.
  const pieces = uri.split(placeholder);
  if (pieces.length === 1) return undefined;
  const literals = pieces.filter((_, index) => index % 2 === 0);
  const names = pieces.filter((_, index) => index % 2 === 1);
  return {
    names: [...new Set(names)],
    match(candidate) {
      const captured = capture(candidate, literals);
      return captured === undefined ? undefined : valuesOf(names, captured);
    },
  };
}

/** Whether a URI has braces outside its placeholders. */
export const hasUnmatchedBraces = (uri: string): boolean => /[{}]/.test(uri.replaceAll(placeholder, ''));

/**
 * Decodes one segment of a path; `undefined` when it is empty, "." or "..", or contains separators or control
 * characters. An accepted segment has the same meaning in a URI, in a file system and in the path of an upstream.
 */
export function decodeSegment(encoded: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  return isSafeSegment(decoded) ? decoded : undefined;
}

/** Encodes any text; a lone surrogate becomes U+FFFD. */
export const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '\ufffd'));

export const isSafeSegment = (segment: string): boolean =>
  // eslint-disable-next-line no-control-regex
  segment !== '' && segment !== '.' && segment !== '..' && !/[/\\\u0000-\u001f\u007f]/.test(segment);

const placeholder = /\{([A-Za-z0-9_*-]+)\}/g;

/** The texts between the literals, leftmost match first. */
function capture(uri: string, [first = '', ...others]: readonly string[]): readonly string[] | undefined {
  const last = others.at(-1) ?? '';
  if (!uri.startsWith(first) || !uri.endsWith(last)) return undefined;
  const captured: string[] = [];
  let at = first.length;
  for (const [index, literal] of others.entries()) {
    const end = index === others.length - 1 ? uri.length - last.length : uri.indexOf(literal, at + 1);
    if (end <= at || uri.slice(at, end).includes('/')) return undefined;
    captured.push(uri.slice(at, end));
    at = end + literal.length;
  }
  return captured;
}

function valuesOf(names: readonly string[], captured: readonly string[]): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = decodeSegment(captured[index] ?? '');
    if (value === undefined || (values.has(name) && values.get(name) !== value)) return undefined;
    values.set(name, value);
  }
  return values;
}
