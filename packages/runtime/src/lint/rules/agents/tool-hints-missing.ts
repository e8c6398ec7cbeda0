import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const toolHintsMissing: LintRule = {
  code: 'tool-hints-missing',
  group: 'agents',
  recommended: true,
  rationale:
    'Hosts decide by hints whether a person confirms a call. The protocol assumes the worst of a tool without hints, but hosts that are configured by hints let it pass.',
  check: ({ tools: lists, calls, placeOf }) =>
    lists.flatMap(({ tools }) =>
      tools.flatMap(({ written, listed }) => {
        const deletion = calls.of(written).find(({ method }) => method === 'DELETE');
        const { readOnly, destructive } = listed.hints ?? {};
        if (deletion === undefined || readOnly !== undefined || destructive !== undefined) return [];
        const call = `DELETE ${deletion.name}`;
        return [diagnose('tool-hints-missing', placeOf(written.at, 'hints'), { tool: listed.address, call })];
      }),
    ),
};
