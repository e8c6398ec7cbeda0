import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { findMarkdown } from './markdown-texts.js';

export const noEval: LintRule = {
  code: 'naftiko-no-eval-in-markdown',
  group: 'security',
  recommended: true,
  rationale:
    'A description has no reason to call a function that runs code. A call of `eval` in it is probably an attempt at injection.',
  check: (context) => findMarkdown(context, 'eval(').map(({ at }) => diagnose('naftiko-no-eval-in-markdown', at, {})),
};
