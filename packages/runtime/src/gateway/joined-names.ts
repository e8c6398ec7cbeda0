import { createHash } from 'node:crypto';

/** The maximum length of a function name in common model APIs. */
const maxModelNameLength = 64;

/** The name, when model APIs accept its length; a longer one is cut and ends in six characters of its hash. */
export function shorten(name: string): string {
  if (name.length <= maxModelNameLength) return name;
  const hash = hashOf(name);
  return `${name.slice(0, maxModelNameLength - hash.length - 1)}_${hash}`;
}

/** Another name for a tool whose joined name a tool of another document has: it ends in a hash of what joins it. */
export const nameApart = (name: string, capability: string, namespace: string): string =>
  `${name}_${hashOf(`${capability}/${namespace}`)}`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6);

/**
 * The full names of the tools of a document, in the given order: `<capability>_<tool>`, or
 * `<capability>-<namespace>_<tool>` when several adapters have a tool of this name.
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
