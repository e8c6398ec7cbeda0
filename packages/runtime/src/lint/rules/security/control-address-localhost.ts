import { diagnose, textAt } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const controlAddressLocalhost: LintRule = {
  code: 'naftiko-control-address-localhost-warning',
  group: 'security',
  recommended: true,
  rationale:
    'A control adapter can show the configuration and change what runs. Other engines listen on the address that the document names; this one listens there only when the operator says so.',
  replaces: ['address-not-used'],
  check: ({ blocks }) =>
    blocks.control.flatMap((control) => {
      const address = textAt(control, 'address');
      return address === undefined || address.text === 'localhost' || address.text === '127.0.0.1'
        ? []
        : [diagnose('naftiko-control-address-localhost-warning', address.at, { address: address.text })];
    }),
};
