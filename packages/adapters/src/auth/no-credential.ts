import type { SignerPlan } from '@naftiko/engine';

/**
 * The plan of a credential without a value: requests are sent without it. Source: specification 06, section 4.7, A12.
 */
export const noCredential: SignerPlan = {
  templates: [],
  owns: [],
  open: () => ({ sign: () => undefined }),
};
