import { findChild, sourceTextOf, type SourceNode } from './source-node.js';

/**
 * Every string under a key, at any depth. Used to find what a block of a plug-in refers to before the plug-in has read
 * it.
 */
export function listTextsUnder(node: SourceNode, key: string): readonly string[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => listTextsUnder(item, key));
  const value = findChild(node, key);
  const own = value?.kind === 'scalar' && value.value !== null ? [sourceTextOf(value)] : [];
  return [...own, ...[...node.entries.values()].flatMap((entry) => listTextsUnder(entry.value, key))];
}
