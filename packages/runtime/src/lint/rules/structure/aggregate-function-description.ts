import { diagnose, itemsAt, plainTextAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isMissing } from '../../written-blocks.js';

export const aggregateFunctionDescription: LintRule = {
  code: 'naftiko-aggregate-function-description',
  group: 'structure',
  recommended: true,
  rationale:
    'Tools that refer to the function and have no description of their own are listed with the description of the function.',
  yieldsTo: ['schema-violation'],
  check: ({ blocks, placeOf }) =>
    blocks.aggregates.flatMap((aggregate) =>
      itemsAt(aggregate, 'functions').flatMap((fn) => {
        if (!isMissing(fn, 'description')) return [];
        const ref = `${plainTextAt(aggregate, 'namespace') ?? ''}.${plainTextAt(fn, 'name') ?? ''}`;
        return [diagnose('naftiko-aggregate-function-description', placeOf(fn.at, 'description'), { ref })];
      }),
    ),
};
