import { findChild, sourceTextOf, type SourceNode } from './source-node.js';

/** Every text that stands under a key, however deep: what a block mentions before anything has read it. */
export function listTextsUnder(node: SourceNode, key: string): readonly string[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => listTextsUnder(item, key));
  const value = findChild(node, key);
  const own = value?.kind === 'scalar' && value.value !== null ? [sourceTextOf(value)] : [];
  return [...own, ...[...node.entries.values()].flatMap((entry) => listTextsUnder(entry.value, key))];
}
