import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const toolHintsContradicted: LintRule = {
  code: 'tool-hints-contradicted',
  group: 'agents',
  recommended: true,
  rationale:
    'Hosts (the applications that run agents) call read-only tools without asking a person. POST is not reported as a contradiction, because many APIs search with it.',
  check: ({ tools: lists, calls, placeOf }) =>
    lists.flatMap(({ tools }) =>
      tools.flatMap(({ written, listed }) => {
        const { hints } = written;
        const hint = hints.readOnly === true ? 'readOnly' : hints.destructive === false ? 'destructive' : undefined;
        if (hint === undefined) return [];
        const changing = calls.of(written).find(({ method }) => contradicting[hint].includes(method));
        if (changing === undefined) return [];
        return [
          diagnose('tool-hints-contradicted', placeOf(written.at, 'hints', hint), {
            tool: listed.address,
            hint: `${hint}: ${hint === 'readOnly'}`,
            call: `${changing.method} ${changing.name}`,
          }),
        ];
      }),
    ),
};

const contradicting: Readonly<Record<'readOnly' | 'destructive', readonly string[]>> = {
  readOnly: ['PUT', 'PATCH', 'DELETE'],
  destructive: ['DELETE'],
};
