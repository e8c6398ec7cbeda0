import type { BindProvider } from '@naftiko/engine';
import { pickKeys } from './pick-keys.js';

/**
 * Secrets of a GitHub workflow: `github-secrets://<anything>`.
 *
 * Programs in a workflow cannot read secrets; the workflow passes them as environment variables. Therefore the values
 * are read from the environment. A secret that does not exist is an empty string there.
 */
export const githubSecretBinds: BindProvider = {
  scheme: 'github-secrets',
  load: (bind, { environment }) =>
    pickKeys(bind, (name) => {
      const found = Object.hasOwn(environment, name) ? environment[name] : undefined;
      if (found !== undefined && found !== '') return { found };
      return {
        problem: `The secret "${name}" is ${found === '' ? 'empty' : 'not'} in the environment.`,
        remedy: `The step of the workflow must pass it on: env: { ${name}: \${{ secrets.${name} }} }`,
      };
    }),
};
