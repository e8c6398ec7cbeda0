import type { Authentication, JsonObject, OAuth2Authentication } from '@naftiko/spec';

/** The security of an adapter: no schemes and an empty list of requirements where it has no authentication. */
export interface DescribedSecurity {
  readonly schemes: JsonObject | undefined;
  readonly requirements: readonly JsonObject[];
}

const withoutSecurity: DescribedSecurity = { schemes: undefined, requirements: [] };

/** Source: specification 05, section D.3. */
export function describeSecurity(
  authentication: Authentication | undefined,
  warn: (message: string) => void,
): DescribedSecurity {
  switch (authentication?.type) {
    case undefined:
      return withoutSecurity;
    case 'bearer':
    case 'basic':
    case 'digest':
      return describeScheme(`${authentication.type}Auth`, { type: 'http', scheme: authentication.type });
    case 'apikey': {
      const named = authentication.keys.map(({ key, placement }, index) => {
        const place = placement === 'query' || placement === 'cookie' ? placement : 'header';
        return [
          index === 0 ? 'apiKeyAuth' : `apiKeyAuth${index + 1}`,
          { type: 'apiKey', name: key.text, in: place },
        ] as const;
      });
      const requirement = Object.fromEntries(named.map(([name]) => [name, []]));
      return named.length === 0 ? withoutSecurity : { schemes: Object.fromEntries(named), requirements: [requirement] };
    }
    case 'oauth2':
      return describeOAuth2(authentication, warn);
    default:
      warn(`The authentication "${authentication?.name.text ?? ''}" cannot be described in OpenAPI; it is left out.`);
      return withoutSecurity;
  }
}

function describeOAuth2(
  { tokenEndpoint, authorizationServerUri, scopes }: OAuth2Authentication,
  warn: (message: string) => void,
): DescribedSecurity {
  const tokenUrl = [tokenEndpoint, authorizationServerUri].find(
    (text) => text !== undefined && text.text.trim() !== '',
  );
  if (tokenUrl === undefined) {
    warn('The OAuth 2 authentication names no authorization server; it is left out.');
    return withoutSecurity;
  }
  if (tokenUrl !== tokenEndpoint) {
    warn('The OAuth 2 authentication has no tokenEndpoint; authorizationServerUri is written as its tokenUrl.');
  }
  const described = Object.fromEntries(scopes.map((scope) => [scope, '']));
  const flows = { clientCredentials: { tokenUrl: tokenUrl.text, scopes: described } };
  return describeScheme('oauth2Auth', { type: 'oauth2', flows }, scopes);
}

const describeScheme = (name: string, scheme: JsonObject, scopes: readonly string[] = []): DescribedSecurity => ({
  schemes: { [name]: scheme },
  requirements: [{ [name]: scopes }],
});
