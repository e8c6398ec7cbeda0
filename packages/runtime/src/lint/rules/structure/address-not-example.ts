import { diagnose, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const addressNotExample: LintRule = {
  code: 'naftiko-address-not-example',
  group: 'structure',
  recommended: true,
  rationale: 'The address was copied from an example. No machine of the operator has this name.',
  replaces: ['address-not-used'],
  check: ({ blocks }) =>
    [...blocks.rest, ...blocks.mcp, ...blocks.skill].flatMap((expose) => {
      const address = textAt(expose, 'address');
      return address?.text.endsWith('example.com') === true
        ? [diagnose('naftiko-address-not-example', address.at, { address: address.text })]
        : [];
    }),
};
