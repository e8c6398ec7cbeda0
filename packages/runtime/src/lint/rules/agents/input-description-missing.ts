import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const inputDescriptionMissing: LintRule = {
  code: 'input-description-missing',
  group: 'agents',
  recommended: false,
  rationale:
    'A model fills inputs from their names and descriptions. A name such as "status" is clear, one such as "q" is not; the rule does not know the difference and is off by default.',
  check: ({ tools, placeOf }) =>
    tools.flatMap((list) =>
      list.tools.flatMap(({ listed }) => {
        if (!listed.unit.ok) return [];
        const inputs = listed.unit.operation.contract.inputs.flatMap(({ name, description = '', advertised }) =>
          advertised && description.trim() === '' ? [name] : [],
        );
        return inputs.length === 0
          ? []
          : [diagnose('input-description-missing', placeOf(listed.at, 'name'), { tool: listed.address, inputs })];
      }),
    ),
};
