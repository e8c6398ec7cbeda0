/**
 * Whether a path has a segment that servers read as "." or "..": plain or percent-encoded repeatedly, between slashes
 * of either kind, with or without parameters (`..;x`) that some servers strip first.
 */
export function isOutsideBase(path: string): boolean {
  const plain = path.replaceAll(/%(?:25)*(2e|2f|5c|3b)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain.split(/[/\\]/).some((segment) => /^\.\.?(?:;|$)/.test(segment));
}
