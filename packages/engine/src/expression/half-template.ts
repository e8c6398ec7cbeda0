/** What looks like a template in a text and is none, so that it would be used as it stands; and the name that is meant. */
export interface HalfTemplate {
  readonly found: string;
  readonly name: string;
}

/** `{{NAME}`, `{{NAME`, `{NAME}}`, `${NAME}`, `$(NAME)`, `%NAME%`, in a text where only `{{NAME}}` is one. */
export function halfTemplate(text: string): HalfTemplate | undefined {
  const rest = text.replaceAll(/\{\{\{?[^{}]*\}\}\}?|<<[^<>]*>>/g, '');
  const match =
    /\{\{\s*([\w.-]+)\s*\}?|\{\s*([\w.-]+)\s*\}\}|\$\{\s*([\w.-]+)\s*\}|^\$\(([\w.-]+)\)$|^%([A-Z]\w*)%$/.exec(rest);
  if (match === null) return undefined;
  return { found: match[0], name: match.slice(1).find((name) => name !== undefined) ?? '' };
}
