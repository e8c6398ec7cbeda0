/**
 * The values of variables that are treated as secrets: all except settings and base URIs, which are parts of addresses.
 */
export const secretsOf = (variables: ReadonlyMap<string, string>): readonly string[] =>
  [...variables].flatMap(([id, value]) => (/^(?:environment|bind):/.test(id) ? [value] : []));
