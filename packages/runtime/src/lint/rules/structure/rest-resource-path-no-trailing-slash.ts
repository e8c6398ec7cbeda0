import { diagnose, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { itemsOf } from '../../written-blocks.js';

/** The published rule reports the path `/` too; here it is allowed (specification 05, A.6). */
export const restResourcePathNoTrailingSlash: LintRule = {
  code: 'naftiko-rest-resource-path-no-trailing-slash',
  group: 'structure',
  recommended: true,
  rationale:
    'Most clients call the path without the slash. This runtime serves it there too, unless another route matches; other runtimes answer 404.',
  check: ({ blocks }) =>
    itemsOf(blocks.rest, 'resources').flatMap((resource) => {
      const path = textAt(resource, 'path');
      return path === undefined || path.text === '/' || !path.text.endsWith('/')
        ? []
        : [diagnose('naftiko-rest-resource-path-no-trailing-slash', path.at, { path: path.text })];
    }),
};
