import { diagnose, plainTextAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isMissing, itemsOf } from '../../written-blocks.js';

export const restOperationDescription: LintRule = {
  code: 'naftiko-rest-operation-description',
  group: 'quality',
  recommended: false,
  rationale: 'The method and the description of the resource often say enough, so the rule is off by default.',
  check: ({ blocks, placeOf }) =>
    itemsOf(itemsOf(blocks.rest, 'resources'), 'operations').flatMap((operation) =>
      operation.kind === 'map' && isMissing(operation, 'description')
        ? [
            diagnose('naftiko-rest-operation-description', placeOf(operation.at, 'description'), {
              operation: plainTextAt(operation, 'name') ?? plainTextAt(operation, 'method'),
            }),
          ]
        : [],
    ),
};
