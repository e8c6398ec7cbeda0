import { findNode } from '@naftiko/spec';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer } from '../fixer.js';

/** Writes the type of whole numbers in outputs as `number`: outputs have no type of their own for them. */
export const outputTypes: Fixer = {
  code: 'output-integer',
  summary: 'wrote "number" as the type of outputs',
  find: ({ root, layout, differences }) =>
    differences.map(({ at }) => {
      const node = findNode(root, at.path);
      const isType = at.path.at(-1) === 'type' && at.path.includes('outputParameters');
      if (!isType || node.kind !== 'scalar' || node.value !== 'integer') return undefined;
      const edits = replaceText(layout, node, 'number');
      return edits && { at, message: 'the type "integer" of an output', edits };
    }),
};
