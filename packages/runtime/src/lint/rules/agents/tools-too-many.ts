import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const toolsTooMany: LintRule = {
  code: 'tools-too-many',
  group: 'agents',
  recommended: true,
  rationale:
    'With many tools, models choose the wrong one more often. Hosts limit the number of tools that a model receives, often to 40 for all servers together.',
  check: ({ tools: lists, placeOf }) =>
    lists.flatMap(({ expose, tools }) => {
      const { namespace, at } = expose;
      return tools.length <= limit
        ? []
        : [
            diagnose('tools-too-many', placeOf(at, 'namespace'), {
              namespace: namespace.text,
              count: tools.length,
              limit,
            }),
          ];
    }),
};

const limit = 40;
