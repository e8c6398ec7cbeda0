/**
 * A part of a text that looks like a placeholder but would be sent literally (`found`), and the name that was probably
 * meant.
 */
export interface HalfTemplate {
  readonly found: string;
  readonly name: string;
}

/** Finds `{{NAME}`, `{{NAME`, `{NAME}}`, `${NAME}`, `$(NAME)` or `%NAME%` in a text where only `{{NAME}}` is a template. */
export function findHalfTemplate(text: string): HalfTemplate | undefined {
  const rest = text.replaceAll(/\{\{\{?[^{}]*\}\}\}?|<<[^<>]*>>/g, '');
  const match =
    /\{\{\s*([\w.-]+)\s*\}?|\{\s*([\w.-]+)\s*\}\}|\$\{\s*([\w.-]+)\s*\}|^\$\(([\w.-]+)\)$|^%([A-Z]\w*)%$/.exec(rest);
  if (match === null) return undefined;
  return { found: match[0], name: match.slice(1).find((name) => name !== undefined) ?? '' };
}
