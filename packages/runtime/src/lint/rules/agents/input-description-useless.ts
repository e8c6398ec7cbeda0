import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { describeUselessness } from './useless-text.js';

export const inputDescriptionUseless: LintRule = {
  code: 'input-description-useless',
  group: 'agents',
  recommended: false,
  rationale:
    'A model fills inputs from their descriptions. "Request body (JSON)." costs tokens and names no member of the body.',
  check: ({ tools, placeOf }) =>
    tools.flatMap((list) =>
      list.tools.flatMap(({ written }) =>
        written.inputs.flatMap(({ name, description = '', at }) => {
          const adds = description.trim() === '' ? undefined : describeUselessness(description, name.text);
          return adds === undefined
            ? []
            : [diagnose('input-description-useless', placeOf(at, 'description'), { input: name.text, adds })];
        }),
      ),
    ),
};
