import { createHash } from 'node:crypto';

/** The longest function name of common model APIs. */
const maxNameLength = 64;

/** A name of which model APIs accept the length: longer ones are cut and end in six characters of their hash. */
export function shorten(name: string): string {
  if (name.length <= maxNameLength) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `${name.slice(0, maxNameLength - hash.length - 1)}_${hash}`;
}

/**
 * The full names of a document's tools: `<capability>_<tool>`, or `<capability>-<namespace>_<tool>` for a tool name that
 * several of its adapters have. In the order of the given names.
 */
export function joinNames(
  capability: string,
  tools: readonly { readonly namespace: string; readonly name: string }[],
): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const { namespace, name } of tools) owners.set(name, (owners.get(name) ?? new Set()).add(namespace));
  return tools.map(({ namespace, name }) =>
    (owners.get(name)?.size ?? 0) > 1 ? `${capability}-${namespace}_${name}` : `${capability}_${name}`,
  );
}
