/**
 * Whether a name may stand between two slashes of a path below a skill's directory: blanks and accents may, whatever
 * leaves the directory, or is invisible in a log, may not. Source: specification 04, b.7.
 */
export const isSafeSegment = (segment: string): boolean =>
  segment !== '' && segment !== '.' && segment !== '..' && !unsafeCharacters.test(segment);

/** The segments of a path, when all of them are safe. */
export function safeSegments(path: string): readonly string[] | undefined {
  const segments = path.split('/');
  return segments.every(isSafeSegment) ? segments : undefined;
}

/** Separators of any system, control characters, and U+FFFD: a name that is no UTF-8 is read as that. */
const unsafeCharacters = /[/\\\p{Cc}\ufffd]/u;
