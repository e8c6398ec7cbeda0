/**
 * A text of an API description that is safe to show: without control characters, carriage returns, markup that a page
 * would run, and text that is a template in a Naftiko document. Cut after `limit` characters.
 */
export function toPlainText(text: string, limit: number): string {
  const plain = withoutTemplates(text)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/<(?=\/?(?:script|iframe|object|embed)\b)/gi, '&lt;')
    .replace(/\beval\(/g, 'eval (')
    .trim();
  return shortenText(plain, limit);
}

/** The same in one line. */
export const toPlainLine = (text: string, limit: number): string =>
  shortenText(toPlainText(text, Infinity).replace(/\s+/g, ' '), limit);

/** The text with a space inside `{{`, `}}` and `<<`, so that it contains no placeholder. */
export const withoutTemplates = (text: string): string =>
  text
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/\}(?=\})/g, '} ')
    .replace(/<(?=<)/g, '< ');

function shortenText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const end = cut.lastIndexOf(' ');
  // A half of a surrogate pair is not a character.
  return `${(end > limit / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
