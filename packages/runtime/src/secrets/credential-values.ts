import type { Variable } from '@naftiko/engine';
import { isCredentialName } from './credential-name.js';

/**
 * The values of variables that are credentials. A variable is a credential when an authentication or a parameter with
 * the name of a credential uses it, when it has such a name itself, or when it comes from a store of secrets. Other
 * values, such as a version or an organisation, are not removed from answers.
 */
export const credentialValuesOf = (
  variables: readonly Variable[],
  values: ReadonlyMap<string, string>,
): readonly string[] =>
  variables.flatMap((variable) => {
    const value = isCredential(variable) ? values.get(variable.id) : undefined;
    return value === undefined ? [] : [value];
  });

const isCredential = ({ kind, name, bind, uses }: Variable): boolean =>
  (kind === 'environment' || kind === 'bind') &&
  (uses.some(({ inCredential }) => inCredential === true) ||
    isCredentialName(name) ||
    isSecretStore(bind?.location?.text));

const isSecretStore = (location = ''): boolean => /^(?:vault|k8s-secret|github-secrets):/i.test(location);
