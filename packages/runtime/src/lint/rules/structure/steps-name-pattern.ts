import { diagnose, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { itemsOf } from '../../written-blocks.js';

/** Source: specification 05, section A.2. The published schema is stricter, but documents of the relaxed dialect run. */
export const stepsNamePattern: LintRule = {
  code: 'naftiko-steps-name-pattern',
  group: 'structure',
  recommended: true,
  rationale: 'Paths refer to steps by name. A dot or a space in a name ends it there, and the path selects nothing.',
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
