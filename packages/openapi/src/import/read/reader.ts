import type { Notes } from '../notes.js';
import { addressOf, type Sources } from './load-sources.js';
import type { Node } from './node.js';
import type { Shape } from './shape.js';
import { isTree, itemsAt, memberOf, textAt, type Tree } from './tree.js';

/**
 * Reads mappings and follows references. A reference that cannot be resolved, or that is circular, gives a warning and no
 * node.
 */
export interface Reader {
  readonly root: Node;
  /** The shapes of schemas that are read already, by identity. */
  readonly shapes: Map<Tree, Shape>;
  member(node: Node | undefined, key: string): Node | undefined;
  items(node: Node | undefined, key: string): readonly Node[];
  members(node: Node | undefined, key: string): readonly (readonly [string, Node])[];
}

/** The longest chain of references that refer to references. */
const chainLimit = 32;

export function makeReader({ entry, trees }: Sources, notes: Notes): Reader {
  const follow = (value: unknown, source: string): Node | undefined => {
    let [target, from] = [value, source];
    let beside: Tree = {};
    for (let hops = 0; hops <= chainLimit; hops += 1) {
      if (!isTree(target)) return undefined;
      const reference = memberOf(target, '$ref');
      if (typeof reference !== 'string') {
        const tree = Object.keys(beside).length > 0 ? { ...target, ...beside } : target;
        return { tree, source: from, identity: target };
      }
      beside = { ...textsBeside(target), ...beside };
      const found = findTarget(reference, from);
      if (found === undefined) {
        notes.add(`The reference "${reference}" cannot be resolved; the part that uses it is left out.`);
        return undefined;
      }
      [target, from] = found;
    }
    notes.add('Some references are circular or too long; the parts that use them are left out.');
    return undefined;
  };

  const findTarget = (reference: string, from: string): [unknown, string] | undefined => {
    const address = reference.startsWith('#') ? from : addressOf(reference, from);
    const tree = address === undefined ? undefined : trees.get(address);
    if (address === undefined || tree === undefined) return undefined;
    const found = findAt(tree, reference.slice(reference.indexOf('#') + 1 || reference.length));
    return found === undefined ? undefined : [found, address];
  };

  const root = trees.get(entry) ?? {};
  return {
    root: { tree: root, source: entry, identity: root },
    shapes: new Map(),
    member: (node, key) => (node === undefined ? undefined : follow(memberOf(node.tree, key), node.source)),
    items: (node, key) =>
      node === undefined ? [] : itemsAt(node.tree, key).flatMap((item) => follow(item, node.source) ?? []),
    members(node, key) {
      const map = node === undefined ? undefined : memberOf(node.tree, key);
      if (node === undefined || !isTree(map)) return [];
      return Object.keys(map).flatMap((name) => {
        const member = follow(memberOf(map, name), node.source);
        return member === undefined ? [] : [[name, member] as const];
      });
    },
  };
}

/** The texts beside a reference, which replace those of its target: the rule of OpenAPI 3.1, here for every version. */
function textsBeside(tree: Tree): Tree {
  const texts = ['summary', 'description'].flatMap((key) => {
    const text = textAt(tree, key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(texts);
}

/** The value at a JSON pointer, which may be percent-encoded. Source: RFC 6901. */
function findAt(tree: Tree, fragment: string): unknown {
  if (fragment === '') return tree;
  if (!fragment.startsWith('/')) return undefined;
  let found: unknown = tree;
  for (const part of fragment.slice(1).split('/')) {
    const key = decodePart(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(found)) found = /^\d+$/.test(key) ? found[Number(key)] : undefined;
    else found = isTree(found) ? memberOf(found, key) : undefined;
  }
  return found;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
