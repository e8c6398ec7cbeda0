import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { measureTokens } from './token-cost.js';

/** The largest size of a tool list that is not reported, in tokens. */
export const heavyTokens = 10_000;

export const toolListHeavy: LintRule = {
  code: 'tool-list-heavy',
  group: 'agents',
  recommended: true,
  rationale:
    'The tool list is part of the prompt of every conversation that uses the server: it costs money each time, and leaves less room for the task.',
  check: ({ tools: lists, placeOf }) =>
    lists.flatMap((list) => {
      const cost = measureTokens(list);
      return cost === undefined || cost.tokens <= heavyTokens
        ? []
        : [diagnose('tool-list-heavy', placeOf(list.expose.at, 'namespace'), { ...cost, limit: heavyTokens })];
    }),
};
