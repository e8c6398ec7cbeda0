/** Encodes a text as one path segment: it cannot add a segment, a query or a fragment. */
export const encodeSegment = (text: string): string => encodeURIComponent(toWellFormed(text));

/** Encodes a text as a name or a value of a query (`application/x-www-form-urlencoded`). */
export const encodeQuery = (text: string): string =>
  plain.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1);

const plain = /^[\w.*-]*$/;

/** Encodes the name or the value of a cookie: characters that RFC 6265 does not allow are percent-encoded. */
export const encodeCookie = (text: string): string =>
  toWellFormed(text).replaceAll(/[^!#$&-+\--:<-[\]-~]/gu, encodeURIComponent);

/**
 * Makes a literal part of a path valid: spaces and other illegal characters are percent-encoded, existing escapes are
 * kept.
 */
export const encodeWrittenPath = (text: string): string =>
  toWellFormed(text).replaceAll(/%(?![0-9A-Fa-f]{2})|[^\w.~!$&'()*+,;=:@/%-]/gu, encodeURIComponent);

/** Makes a literal part of a query valid in the same way; a query may also contain `?`. */
export const encodeWrittenQuery = (text: string): string =>
  toWellFormed(text).replaceAll(/%(?![0-9A-Fa-f]{2})|[^\w.~!$&'()*+,;=:@/?%-]/gu, encodeURIComponent);

/** A lone surrogate cannot be encoded and becomes the replacement character, as in every text encoder. */
const toWellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
