import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isRequestLine } from './useless-text.js';

/**
 * A tool without a description of its own is listed with the description of its function, its label, or the description
 * of the operation that it calls.
 */
export const toolDescriptionMissing: LintRule = {
  code: 'tool-description-missing',
  group: 'agents',
  recommended: true,
  rationale:
    'Agents choose tools by their descriptions. A tool without a description is called by mistake, or not at all.',
  check: ({ tools, placeOf }) =>
    tools.flatMap((list) =>
      list.tools.flatMap(({ written, listed }) =>
        isNothing(listed.description) && (written.description ?? '').trim() === ''
          ? [diagnose('tool-description-missing', placeOf(listed.at, 'description'), { tool: listed.address })]
          : [],
      ),
    ),
};

const isNothing = (description = ''): boolean => description.trim() === '' || isRequestLine(description);
