/** A text as data of one path segment: nothing in it can add a segment, a query or a fragment. */
export const encodeSegment = (text: string): string => encodeURIComponent(wellFormed(text));

/** A text as a name or a value of a query (`application/x-www-form-urlencoded`). */
export const encodeQuery = (text: string): string =>
  plain.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1);

const plain = /^[\w.*-]*$/;

/** A cookie's name or value: what RFC 6265 does not allow is percent-encoded. */
export const encodeCookie = (text: string): string =>
  wellFormed(text).replaceAll(/[^!#$&-+\--:<-[\]-~]/gu, encodeURIComponent);

/** The written part of a path, made sendable: blanks and other illegal characters are percent-encoded, escapes stay. */
export const encodeWrittenPath = (text: string): string =>
  text.replaceAll(/%(?![0-9A-Fa-f]{2})|[^\w.~!$&'()*+,;=:@/%-]/gu, encodeURIComponent);

/** The same for a query, in which `?` may stand too. */
export const encodeWrittenQuery = (text: string): string =>
  text.replaceAll(/%(?![0-9A-Fa-f]{2})|[^\w.~!$&'()*+,;=:@/?%-]/gu, encodeURIComponent);

/** Half a surrogate pair cannot be encoded; like every text encoder, write the replacement character. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
