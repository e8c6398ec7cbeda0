/**
 * Replaces user names and passwords of addresses in a text by asterisks of the same length.
 *
 * Parsers of addresses accept any number of slashes of either kind. A password with an unescaped slash makes another
 * address of it, but stays a password.
 */
export const hideUserInfo = (text: string): string =>
  text.replaceAll(
    /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:[/\\]*)([^\s"'/?#\\]*(?=@)|[^\s"'/?#\\:@]*:(?!\d*[/\\])[^\s"'@]*(?=@))/gi,
    (_, scheme: string, hidden: string) => scheme + '*'.repeat(hidden.length),
  );
