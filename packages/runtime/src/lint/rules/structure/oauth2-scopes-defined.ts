import { diagnose, findChild, findNode } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { oauth2Of } from './oauth2-of.js';

export const oauth2ScopesDefined: LintRule = {
  code: 'naftiko-oauth2-scopes-defined',
  group: 'structure',
  recommended: true,
  rationale:
    'Without scopes, a token that was issued for another purpose is accepted. The published rule never reports anything, because it examines the members of the authentication instead of the authentication itself.',
  check: ({ document, root }) =>
    oauth2Of(document).flatMap(({ at }) =>
      findChild(findNode(root, at.path), 'scopes') === undefined
        ? [diagnose('naftiko-oauth2-scopes-defined', at, {})]
        : [],
    ),
};
