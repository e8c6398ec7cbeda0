/**
 * Whether a path has a segment that servers may read as "." or "..". It may be percent-encoded, also repeatedly, stand
 * between slashes or backslashes, and have parameters (`..;x`), which some servers remove first.
 */
export function isOutsideBase(path: string): boolean {
  const plain = path.replaceAll(/%(?:25)*(2e|2f|5c|3b)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain.split(/[/\\]/).some((segment) => /^\.\.?(?:;|$)/.test(segment));
}
