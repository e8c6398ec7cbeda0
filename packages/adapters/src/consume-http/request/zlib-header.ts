/** RFC 1950, section 2.2: the method is 8, and both bytes together are a multiple of 31. */
export const hasZlibHeader = ([first = 0, second = 0]: Uint8Array): boolean =>
  first % 16 === 8 && (first * 256 + second) % 31 === 0;
