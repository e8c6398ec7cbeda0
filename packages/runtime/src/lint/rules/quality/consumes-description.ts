import { diagnose, plainTextAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isMissing } from '../../written-blocks.js';

/** Imports are checked too: the description of an import says why this document needs the API. */
export const consumesDescription: LintRule = {
  code: 'naftiko-consumes-description',
  group: 'quality',
  recommended: true,
  rationale: 'A namespace is only a short name. The description says which API it is, and why the capability needs it.',
  check: ({ blocks, placeOf }) =>
    blocks.consumes.flatMap((entry) => {
      if (entry.kind !== 'map' || !isMissing(entry, 'description')) return [];
      const namespace = ['namespace', 'as', 'import'].map((key) => plainTextAt(entry, key)).find((name) => name);
      return [diagnose('naftiko-consumes-description', placeOf(entry.at, 'description'), { namespace })];
    }),
};
