import type { Origin, SourceNode } from '@naftiko/spec';

/** A string of a document, with its key; a string in a list has the key of the list. */
export interface WrittenText {
  readonly text: string;
  readonly key: string;
  readonly at: Origin;
}

/** Every string, in the order of the document. */
export function listTexts(root: SourceNode): readonly WrittenText[] {
  const found: WrittenText[] = [];
  const left: { readonly node: SourceNode; readonly key: string }[] = [{ node: root, key: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, key } = next;
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string') found.push({ text: node.value, key, at: node.at });
      continue;
    }
    const inside =
      node.kind === 'list'
        ? node.items.map((item) => ({ node: item, key }))
        : [...node.entries.values()].map((entry) => ({ node: entry.value, key: entry.key.text }));
    for (const one of inside.toReversed()) left.push(one);
  }
  return found;
}

/** Whether a text is written for readers: people, agents, models. */
export const isProse = ({ key }: WrittenText): boolean => proseKeys.has(key);

const proseKeys: ReadonlySet<string> = new Set(['description', 'label', 'title', 'summary', 'content']);
