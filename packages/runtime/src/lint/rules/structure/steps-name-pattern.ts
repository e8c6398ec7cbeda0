import { diagnose, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { itemsOf } from '../../written-blocks.js';

/**
 * Source: specification 05, section A.2. The JSON Schema of the specification is stricter, but documents in the
 * relaxed dialect run too.
 */
export const stepsNamePattern: LintRule = {
  code: 'naftiko-steps-name-pattern',
  group: 'structure',
  recommended: true,
  rationale:
    'Paths refer to steps by name. In a path, a dot or a space ends the name of the step, and the path selects nothing.',
  yieldsTo: ['schema-violation'],
  check: ({ blocks }) => {
    const units = [...itemsOf(itemsOf(blocks.rest, 'resources'), 'operations'), ...itemsOf(blocks.mcp, 'tools')];
    return itemsOf(units, 'steps').flatMap((step) => {
      const name = textAt(step, 'name');
      return name === undefined || /^[\w-]+$/.test(name.text)
        ? []
        : [diagnose('naftiko-steps-name-pattern', name.at, { name: name.text })];
    });
  },
};
