import { placeholdersOf, splitPlaceholders, type PathPart } from '@naftiko/engine';

/** One segment of an exposed path. Literal text is decoded: `%41` and `A` are the same segment. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  /**
   * Text with placeholders, such as `range({a})`. `pieces` are the texts before, between and after the placeholders.
   */
  | { readonly kind: 'mixed'; readonly pieces: readonly string[] }
  | { readonly kind: 'placeholder' }
  /** `{path}` alone on a resource that forwards: one or more characters, slashes included. */
  | { readonly kind: 'rest' };

/** An exposed path, compiled. `{x}` and `{{x}}` are the same. Source: specification 02, section 7; 03, section 11.1. */
export interface RoutePath {
  /** The path for messages, with placeholders as `{x}`. */
  readonly text: string;
  readonly segments: readonly Segment[];
  /** In order; the captured texts of a match have the same order. */
  readonly placeholders: readonly string[];
}

/**
 * Whether `{path}` matches the whole rest of a path, as on resources that forward, or one segment like other
 * placeholders.
 */
export type PathMeaning = 'rest' | 'segment';

/** Compiles an exposed path. A missing leading slash is added; a trailing slash is a segment of its own. */
export function compileRoutePath(path: string, pathMeans: PathMeaning = 'segment'): RoutePath {
  const written = path.startsWith('/') ? path : `/${path}`;
  const segments = written.slice(1).split('/').map(splitPlaceholders);
  return {
    text: splitPlaceholders(written)
      .map((part) => ('literal' in part ? part.literal : `{${part.placeholder}}`))
      .join(''),
    segments: segments.map((parts) => segmentOf(parts, pathMeans)),
    placeholders: placeholdersOf(written),
  };
}

/**
 * The texts that the placeholders of a segment match in a decoded segment; `undefined` when it does not match. Each
 * placeholder matches at least one character and as few as possible, so that the time is linear for every request.
 */
export function matchMixed(pieces: readonly string[], text: string): readonly string[] | undefined {
  const captured: string[] = [];
  const [first = '', ...others] = pieces;
  if (!text.startsWith(first)) return undefined;
  let position = first.length;
  for (const [index, piece] of others.entries()) {
    const last = index === others.length - 1;
    if (last && !text.endsWith(piece)) return undefined;
    const end = last ? text.length - piece.length : text.indexOf(piece, position + 1);
    if (end <= position) return undefined;
    captured.push(text.slice(position, end));
    position = end + piece.length;
  }
  return captured;
}

/** Two paths of the same shape match the same requests. */
export const shapeOf = (path: RoutePath): string =>
  JSON.stringify(
    path.segments.map((segment) => {
      if (segment.kind === 'literal') return segment.text;
      return segment.kind === 'mixed' ? segment.pieces : [segment.kind];
    }),
  );

/** Whether the first segment matches every text that the second one matches. */
export function coversSegment(wide: Segment, narrow: Segment): boolean {
  if (wide.kind === 'placeholder') return narrow.kind !== 'rest' && !(narrow.kind === 'literal' && narrow.text === '');
  if (narrow.kind === 'literal') {
    if (wide.kind === 'literal') return wide.text === narrow.text;
    return wide.kind === 'mixed' && matchMixed(wide.pieces, narrow.text) !== undefined;
  }
  return wide.kind === narrow.kind && JSON.stringify(wide) === JSON.stringify(narrow);
}

function segmentOf(parts: readonly PathPart[], pathMeans: PathMeaning): Segment {
  const [only] = parts;
  if (only === undefined) return { kind: 'literal', text: '' };
  if (parts.length === 1) {
    if ('literal' in only) return { kind: 'literal', text: decodeText(only.literal) };
    return { kind: only.placeholder === 'path' && pathMeans === 'rest' ? 'rest' : 'placeholder' };
  }
  let piece = '';
  const pieces: string[] = [];
  for (const part of parts) {
    if ('literal' in part) {
      piece = decodeText(part.literal);
      continue;
    }
    pieces.push(piece);
    piece = '';
  }
  return { kind: 'mixed', pieces: [...pieces, piece] };
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The text is not encoded, as in "/100%".
    return text;
  }
}
