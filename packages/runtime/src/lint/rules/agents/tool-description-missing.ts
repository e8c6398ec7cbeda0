import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

/** A tool is listed with the description of its function, its label, or that of the operation it calls. */
export const toolDescriptionMissing: LintRule = {
  code: 'tool-description-missing',
  group: 'agents',
  recommended: true,
  rationale: 'Agents choose tools by their descriptions. A tool without one is called by mistake, or not at all.',
  check: ({ tools, placeOf }) =>
    tools.flatMap((list) =>
      list.tools.flatMap(({ listed }) =>
        (listed.description ?? '').trim() === ''
          ? [diagnose('tool-description-missing', placeOf(listed.at, 'description'), { tool: listed.address })]
          : [],
      ),
    ),
};
