import { diagnose } from '@naftiko/spec';
import { isThisMachine } from '../../../mount/loopback.js';
import type { LintRule } from '../../lint-rule.js';
import { oauth2Of } from './oauth2-of.js';

export const oauth2ResourceHttps: LintRule = {
  code: 'naftiko-oauth2-resource-https',
  group: 'structure',
  recommended: true,
  rationale:
    'Tokens that are sent to a plain http address can be read on the way. Addresses of this machine are allowed. The published rule never reports anything, because it examines the members of the authentication instead of the authentication itself.',
  check: ({ document }) =>
    oauth2Of(document).flatMap(({ resource }) => {
      if (resource === undefined || /^https:\/\/|\{\{/.test(resource.text) || isLocal(resource.text)) return [];
      return [diagnose('naftiko-oauth2-resource-https', resource.at, { resource: resource.text })];
    }),
};

const isLocal = (address: string): boolean => URL.canParse(address) && isThisMachine(new URL(address).hostname);
