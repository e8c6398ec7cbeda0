import { mapOf } from '../blocks.js';
import { removeEntry } from '../edit/entry-edits.js';
import type { Fixer } from '../fixer.js';

/** Removes empty lists where an absent one means the same. */
export const emptyLists: Fixer = {
  code: 'list-empty',
  summary: 'removed empty lists',
  find: ({ root, layout, differences }) =>
    differences.map(({ rule, at }) => {
      const key = String(at.path.at(-1));
      const map = mapOf(root, { ...at, path: at.path.slice(0, -1) });
      if (!rule.startsWith('minItems') || map === undefined || !(key === 'binds' || key === 'resources')) {
        return undefined;
      }
      const edits = removeEntry(layout, map, key);
      return edits && { at, message: `the list "${key}"`, edits };
    }),
};
