import { diagnose, plainTextAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isMissing, itemsOf } from '../../written-blocks.js';

export const restResourceDescription: LintRule = {
  code: 'naftiko-rest-resource-description',
  group: 'quality',
  recommended: true,
  rationale: 'Generated API descriptions and the pages for callers show the description beside the path.',
  check: ({ blocks, placeOf }) =>
    itemsOf(blocks.rest, 'resources').flatMap((resource) =>
      resource.kind === 'map' && isMissing(resource, 'description')
        ? [
            diagnose('naftiko-rest-resource-description', placeOf(resource.at, 'description'), {
              path: plainTextAt(resource, 'path'),
            }),
          ]
        : [],
    ),
};
