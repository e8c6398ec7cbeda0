import type { AuthScheme, ClientCredential } from '@naftiko/engine';
import { declaredTypeOf, type Authentication } from '@naftiko/spec';

/**
 * What an agent host sends to a server that authenticates its callers. The environment variables with the values are named
 * after the server: `SHIPS_TOKEN` for "ships".
 */
export function planCallerCredential(
  name: string,
  authentication: Authentication | undefined,
  schemes: readonly AuthScheme[],
): ClientCredential {
  if (authentication === undefined) return { headers: {}, notes: [] };
  const type = declaredTypeOf(authentication);
  const scheme = schemes.find((one) => one.type === type);
  const prefix = name
    .toUpperCase()
    .replaceAll(/\W/g, '_')
    .replace(/^(?=\d)/, '_');
  return (
    scheme?.clientCredential?.(authentication, prefix) ?? {
      headers: {},
      notes: [`Callers authenticate with "${type}", for which there is no configuration of agent hosts.`],
    }
  );
}
