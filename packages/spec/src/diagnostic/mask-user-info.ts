/**
 * Replaces user names and passwords of addresses in a text by asterisks of the same length.
 *
 * Any number of slashes and backslashes may follow the scheme, because URL parsers accept that. A password may contain an
 * unescaped slash: a URL parser then finds another host in the address, but the password must still be hidden.
 */
export const maskUserInfo = (text: string): string =>
  text.replaceAll(
    /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:[/\\]*)([^\s"'/?#\\]*(?=@)|[^\s"'/?#\\:@]*:(?!\d*[/\\])[^\s"'@]*(?=@))/gi,
    (_, scheme: string, hidden: string) => scheme + '*'.repeat(hidden.length),
  );
