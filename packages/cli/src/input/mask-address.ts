/**
 * An address without its user information. Masks up to the last `@`, because a password that is not percent-encoded may
 * hold `/`, `?` or `@`, and the scheme may be missing.
 */
export const maskAddress = (text: string): string => text.replace(/^(\s*(?:[a-z][a-z0-9+.-]*:)?\/\/)?.*@/is, '$1***@');

/** The same for a text that is an address only if it has a scheme: paths and names may hold `@`. */
export const maskIfAddress = (text: string): string =>
  /^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text) ? maskAddress(text) : text;
