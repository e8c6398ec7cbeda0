/**
 * Whether a name may be one segment of a path below a skill's directory: blanks and accents are allowed, names that
 * leave the directory or are invisible in a log are not. Source: specification 04, b.7.
 */
export const isSafeSegment = (segment: string): boolean =>
  segment !== '' && segment !== '.' && segment !== '..' && !unsafeCharacters.test(segment);

/** The segments of a path, if all of them are safe. */
export function parseSafeSegments(path: string): readonly string[] | undefined {
  const segments = path.split('/');
  return segments.every(isSafeSegment) ? segments : undefined;
}

/** Separators of any system, control characters, and U+FFFD, which replaces invalid UTF-8. */
const unsafeCharacters = /[/\\\p{Cc}\ufffd]/u;
