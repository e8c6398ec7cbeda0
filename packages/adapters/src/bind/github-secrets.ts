import type { BindProvider } from '@naftiko/engine';
import { pickKeys } from './pick-keys.js';

/**
 * Secrets of a GitHub workflow: `github-secrets://<anything>`.
 *
 * A runner can read no secret by itself; the workflow hands it over as an environment variable. So these are the
 * environment's, and a secret that does not exist arrives there as an empty text.
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
