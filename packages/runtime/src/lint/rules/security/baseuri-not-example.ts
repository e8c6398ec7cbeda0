import { diagnose, plainTextAt, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const baseUriNotExample: LintRule = {
  code: 'naftiko-baseuri-not-example',
  group: 'security',
  recommended: false,
  rationale:
    'Requests, with their credentials, go to example.com instead of the real API. Documents that are templates have such addresses on purpose, so the rule is off by default.',
  replaces: ['base-uri-placeholder-host'],
  check: ({ blocks }) =>
    blocks.consumes.flatMap((entry) => {
      const baseUri = textAt(entry, 'baseUri');
      return baseUri?.text.includes('example.com') === true
        ? [diagnose('naftiko-baseuri-not-example', baseUri.at, { namespace: plainTextAt(entry, 'namespace') })]
        : [];
    }),
};
