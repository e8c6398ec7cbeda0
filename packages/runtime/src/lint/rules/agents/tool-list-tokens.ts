import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { heavyTokens } from './tool-list-heavy.js';
import { measureTokens } from './token-cost.js';

export const toolListTokens: LintRule = {
  code: 'tool-list-tokens',
  group: 'agents',
  recommended: false,
  rationale:
    'The tool list is part of the prompt of every conversation that uses the server. The number is an estimate: characters divided by four. The rule reports every MCP adapter, so it is off by default.',
  check: ({ tools: lists, placeOf }) =>
    lists.flatMap((list) => {
      const cost = measureTokens(list);
      return cost === undefined || cost.tokens > heavyTokens
        ? []
        : [diagnose('tool-list-tokens', placeOf(list.expose.at, 'namespace'), cost)];
    }),
};
