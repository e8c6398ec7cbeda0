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
 * Whether a regular expression repeats a group that contains a repetition, like `(a+)+`: matching can then take time
 * exponential in the length of the text. Refuses some harmless patterns too.
 */
export function isExplosive(source: string): boolean {
  // One entry per open group: whether it contains an unlimited repetition.
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
