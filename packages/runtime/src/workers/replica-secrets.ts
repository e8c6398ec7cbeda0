import type { ReplicaSecrets } from '@naftiko/engine';
import type { RunOptions } from '../run-options.js';

/** What verifiers of all processes share: the operator's key, or else that of the workers. */
export const replicaSecretsOf = ({
  nonceKey,
  peers,
}: Pick<RunOptions, 'nonceKey' | 'peers'>): Pick<Required<ReplicaSecrets>, 'nonceKey' | 'useNonce'> => ({
  nonceKey: nonceKey ?? peers?.nonceKey,
  useNonce: peers?.useNonce,
});
