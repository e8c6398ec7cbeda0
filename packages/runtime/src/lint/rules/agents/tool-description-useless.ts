import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { describeUselessness, isRequestLine } from './useless-text.js';

export const toolDescriptionUseless: LintRule = {
  code: 'tool-description-useless',
  group: 'agents',
  recommended: true,
  rationale:
    'Agents choose tools by their descriptions. "Get order" for get-order takes space in the prompt and tells an agent neither when to call the tool nor what it returns.',
  check: ({ tools, placeOf }) =>
    tools.flatMap((list) =>
      list.tools.flatMap(({ written, listed }) => {
        const { description = '', address: tool, at } = listed;
        const isMissing =
          description.trim() === '' || (written.description === undefined && isRequestLine(description));
        const adds = isMissing ? undefined : describeUselessness(description, tool);
        return adds === undefined
          ? []
          : [diagnose('tool-description-useless', placeOf(at, 'description'), { tool, adds })];
      }),
    ),
};
