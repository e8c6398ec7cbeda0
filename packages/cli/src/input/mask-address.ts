/**
 * An address without its user information. Masks up to the last `@`, because a password that is not percent-encoded may
 * hold `/`, `?` or `@`, and the scheme may be missing.
 */
export const maskAddress = (text: string): string => text.replace(/^(\s*(?:[a-z][a-z0-9+.-]*:)?\/\/)?.*@/is, '$1***@');

/** The same for a text that may be a path or a name, which can contain `@`: only a text with a scheme is masked. */
export const maskIfAddress = (text: string): string =>
  /^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text) ? maskAddress(text) : text;
