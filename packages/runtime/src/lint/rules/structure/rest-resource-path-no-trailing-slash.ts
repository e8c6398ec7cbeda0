import { diagnose, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { itemsOf } from '../../written-blocks.js';

/** The published rule reports the path `/` too; here it is allowed (specification 05, A.6). */
export const restResourcePathNoTrailingSlash: LintRule = {
  code: 'naftiko-rest-resource-path-no-trailing-slash',
  group: 'structure',
  recommended: true,
  rationale:
    'A path with a slash at its end differs from the path without it, and most clients call the path without it.',
  check: ({ blocks }) =>
    itemsOf(blocks.rest, 'resources').flatMap((resource) => {
      const path = textAt(resource, 'path');
      return path === undefined || path.text === '/' || !path.text.endsWith('/')
        ? []
        : [diagnose('naftiko-rest-resource-path-no-trailing-slash', path.at, { path: path.text })];
    }),
};
