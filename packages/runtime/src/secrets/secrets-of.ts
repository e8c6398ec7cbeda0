/** The values of variables that are secrets: settings and base URIs are addresses. */
export const secretsOf = (variables: ReadonlyMap<string, string>): readonly string[] =>
  [...variables].flatMap(([id, value]) => (/^(?:environment|bind):/.test(id) ? [value] : []));
