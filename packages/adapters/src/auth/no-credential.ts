import type { SignerPlan } from '@naftiko/engine';

/**
 * The plan for an authentication with an empty value: requests are sent without a credential, and a warning is
 * reported. Source: specification 06, section 4.7, A12.
 */
export const noCredential: SignerPlan = {
  templates: [],
  owns: [],
  open: () => ({ sign: () => undefined }),
};
