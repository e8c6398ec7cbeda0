import type { BindProvider } from '@naftiko/engine';
import { pickKeys } from './pick-keys.js';

/**
 * Secrets of a GitHub workflow: `github-secrets://<anything>`.
 *
 * A runner cannot read secrets itself; the workflow passes them as environment variables. The values are therefore
 * read from the environment, and a secret that does not exist arrives there as an empty string.
 */
export const githubSecretBinds: BindProvider = {
  scheme: 'github-secrets',
  load: (bind, { environment }) =>
    pickKeys(bind, (name) => {
      const found = Object.hasOwn(environment, name) ? environment[name] : undefined;
      if (found !== undefined && found !== '') return { found };
      return {
        problem: `The secret "${name}" is ${found === '' ? 'empty' : 'not'} in the environment.`,
        remedy: `The step of the workflow has to hand it over: env: { ${name}: \${{ secrets.${name} }} }`,
      };
    }),
};
