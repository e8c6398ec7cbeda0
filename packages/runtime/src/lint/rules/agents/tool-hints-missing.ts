import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const toolHintsMissing: LintRule = {
  code: 'tool-hints-missing',
  group: 'agents',
  recommended: true,
  rationale:
    'Hosts (the applications that run agents) decide by hints whether a person must confirm a call. By the protocol, a tool without hints counts as destructive, but some hosts ask only for tools whose hints say so.',
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
