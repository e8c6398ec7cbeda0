/** Whether a path argument is a pattern rather than a name. */
export const isGlob = (text: string): boolean => /[*?[{]/.test(text);

/** The directory before the first wildcard, where the search starts. */
export function globBaseOf(pattern: string): string {
  const fixed = pattern.slice(0, pattern.search(/[*?[{]/));
  const slash = fixed.lastIndexOf('/');
  return slash === -1 ? '.' : fixed.slice(0, slash) || '/';
}

/**
 * The regular expression of a pattern: `*` and `?` within a segment, `**` across segments, `[abc]`, `{a,b}`.
 * As in shells, a wildcard at the start of a segment does not match a leading dot.
 */
export const compileGlob = (pattern: string): RegExp => new RegExp(`^${translateGlob(pattern.replace(/^\.\//, ''))}$`);

function translateGlob(pattern: string): string {
  // eslint-disable-next-line regexp/no-super-linear-move -- The pattern comes from the operator and is short.
  const tokens = /\*\*\/?|\*|\?|\[!?\]?[^\]]*\]|\{[^{}]*\}|[^*?[{]+|./gs;
  return [...pattern.matchAll(tokens)]
    .map(({ 0: token, index }) => {
      const notHidden = index === 0 || pattern[index - 1] === '/' ? '(?!\\.)' : '';
      if (token === '**/') return '(?:(?!\\.)[^/]+/)*';
      if (token === '**') return '(?:(?!\\.)[^/]+/)*(?!\\.)[^/]*';
      if (token === '*') return `${notHidden}[^/]*`;
      if (token === '?') return `${notHidden}[^/]`;
      if (token.length > 1 && token.startsWith('[')) return translateClass(token);
      if (token.length > 1 && token.startsWith('{'))
        return `(?:${translateAlternatives(token).map(translateGlob).join('|')})`;
      return escapeLiteral(token);
    })
    .join('');
}

const translateAlternatives = (braces: string): readonly string[] => braces.slice(1, -1).split(',');

function translateClass(brackets: string): string {
  const negated = brackets.startsWith('[!');
  const members = brackets.slice(negated ? 2 : 1, -1).replaceAll(/[\\\]^]/g, '\\$&');
  return `[${negated ? '^/' : ''}${members}]`;
}

const escapeLiteral = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
