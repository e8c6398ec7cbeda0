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
