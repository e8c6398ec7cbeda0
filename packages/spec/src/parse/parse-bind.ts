import type { Bind } from '../document/bind.js';
import type { SourceNode } from '../source/source-node.js';
import { parseItems, mapAt, makeDefaultText, textAt, textOf } from './field.js';

/** `binds` of a document or a capability. */
export const parseBinds = (parent: SourceNode): readonly Bind[] =>
  parseItems(parent, 'binds', (node) => {
    if (node.kind !== 'map') return [];
    const keys = mapAt(node, 'keys');
    return [
      {
        namespace: textAt(node, 'namespace') ?? makeDefaultText('env', node),
        location: textAt(node, 'location'),
        keys:
          keys?.kind === 'map'
            ? [...keys.entries.values()].map(({ key, value }) => ({ variable: key, source: textOf(value) ?? key }))
            : [],
        at: node.at,
      },
    ];
  });
