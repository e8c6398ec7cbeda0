import { diagnose, findChild } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const infoTags: LintRule = {
  code: 'naftiko-info-tags',
  group: 'quality',
  recommended: false,
  rationale:
    'Catalogues group capabilities by tags. A document that only one team uses does not need them, so the rule is off by default.',
  check({ root }) {
    const info = findChild(root, 'info');
    return info?.kind === 'map' && findChild(info, 'tags') === undefined
      ? [diagnose('naftiko-info-tags', info.at, {})]
      : [];
  },
};
