/** The pattern of a whole text; `undefined`: it is not a regular expression. */
export function compilePattern(source: string, flags: string): RegExp | undefined {
  if (!/^[imsu]*$/.test(flags)) return undefined;
  try {
    return new RegExp(`^(?:${source})$`, flags);
  } catch {
    return undefined;
  }
}

/**
 * Whether a regular expression repeats a group that itself repeats something, like `(a+)+`: the shape whose matching
 * can take time exponential in the length of the text. Errs on the side of refusing.
 */
export function isExplosive(source: string): boolean {
  // One entry per open group: whether anything inside repeats without limit.
  const groups = [false];
  let closed = false;
  for (const [token] of source.matchAll(/\\.|\[(?:[^\]\\]|\\.)*\]|\{\d+,\}|[()*+]|./gs)) {
    if (/^(?:[*+]|\{\d+,\})$/.test(token)) {
      if (closed) return true;
      groups[groups.length - 1] = true;
    }
    closed = false;
    if (token === '(') groups.push(false);
    if (token === ')' && groups.length > 1) {
      closed = groups.pop() ?? false;
      if (closed) groups[groups.length - 1] = true;
    }
  }
  return false;
}
