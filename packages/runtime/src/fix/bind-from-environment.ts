import { findChild, type MapNode, type SourceNode } from '@naftiko/spec';
import { removeEntry } from './edit/entry-edits.js';
import { readLayout } from './edit/layout.js';
import { applyEdits } from './edit/text-edit.js';

/**
 * The text of a document whose bound values are all environment variables: the `location` of each bind is removed.
 * `undefined`: that is not possible by edits of the text.
 */
export function bindFromEnvironment(text: string, root: SourceNode): string | undefined {
  const layout = readLayout(text, root);
  const located = listBinds(root).filter((bind) => findChild(bind, 'location') !== undefined);
  const edits = located.map((bind) => removeEntry(layout, bind, 'location'));
  return edits.includes(undefined)
    ? undefined
    : applyEdits(
        text,
        edits.flatMap((some) => some ?? []),
      );
}

/** The binds of the document, and those of the blocks that it consumes. */
const listBinds = (root: SourceNode): readonly MapNode[] =>
  [root, findChild(root, 'capability')].flatMap((parent) =>
    parent === undefined
      ? []
      : [...mapsIn(findChild(parent, 'binds')), ...mapsIn(findChild(parent, 'consumes')).flatMap(bindsOf)],
  );

const bindsOf = (block: MapNode): readonly MapNode[] => mapsIn(findChild(block, 'binds'));

const mapsIn = (list: SourceNode | undefined): readonly MapNode[] =>
  list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : [];
