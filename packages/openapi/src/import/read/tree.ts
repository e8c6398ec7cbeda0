/** A mapping of an OpenAPI document. Its keys are not trusted: only own members are read, never inherited ones. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member; `undefined` where there is none. */
export const memberOf = (tree: Tree | undefined, key: string): unknown =>
  tree !== undefined && Object.hasOwn(tree, key) ? tree[key] : undefined;

/** A text that is not blank; numbers and booleans are texts too, as in `version: 1.0`. */
export function textAt(tree: Tree | undefined, key: string): string | undefined {
  const value = memberOf(tree, key);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export const flagAt = (tree: Tree | undefined, key: string): boolean | undefined => {
  const value = memberOf(tree, key);
  return typeof value === 'boolean' ? value : undefined;
};

/** The entries of a list; none where there is no list. */
export const itemsAt = (tree: Tree | undefined, key: string): readonly unknown[] => {
  const value = memberOf(tree, key);
  return Array.isArray(value) ? value : [];
};

/** The texts of a list, or a single text. */
export const textsAt = (tree: Tree | undefined, key: string): readonly string[] => {
  const value = memberOf(tree, key);
  return typeof value === 'string' ? [value] : itemsAt(tree, key).filter((item) => typeof item === 'string');
};
