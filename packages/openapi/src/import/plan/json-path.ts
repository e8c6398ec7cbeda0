/** The JSONPath of a member below another path; `undefined` for a name that a path cannot contain. */
export function appendMember(above: string, name: string): string | undefined {
  if (/^[A-Za-z_][\w-]*$/.test(name)) return `${above}.${name}`;
  return isQuotable(name) ? `${above}['${name}']` : undefined;
}

/** Quotes, backslashes and braces would end the name, or be placeholders. */
// eslint-disable-next-line no-control-regex
const isQuotable = (name: string): boolean => name !== '' && !/['\\{}<>\u0000-\u001F]/.test(name);
