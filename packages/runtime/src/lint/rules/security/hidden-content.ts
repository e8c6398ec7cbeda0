import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isProse } from '../../written-texts.js';

export const hiddenContent: LintRule = {
  code: 'text-hidden-content',
  group: 'security',
  recommended: true,
  rationale:
    'People who approve a tool see neither comments nor the content of Base64. Models read comments, and many decode Base64 without being asked.',
  check: ({ texts }) =>
    texts.filter(isProse).flatMap(({ text, at }) => {
      const what = text.includes('<!--') ? 'an HTML comment' : hasBase64(text) ? 'a block of Base64' : undefined;
      return what === undefined ? [] : [diagnose('text-hidden-content', at, { what })];
    }),
};

/**
 * Whether a text has a sequence of Base64 characters that cannot be a word or a path: it is long, and mixes letters of
 * both cases with digits.
 */
const hasBase64 = (text: string): boolean =>
  (text.match(/[A-Za-z0-9+/_-]{80,}/g) ?? []).some(
    (run) => /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && !/(?:[/_-][a-z]{2,}){4}/i.test(run),
  );
