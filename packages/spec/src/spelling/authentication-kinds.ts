import { oneOf, texts, kindOf, type KindName, type ObjectKind } from './object-kind.js';

const secretAliases = ['value', 'token', 'placement', 'key', 'name', 'in', 'header', 'headers', 'parameters', 'scopes'];

/** The objects of an `authentication`, each with its keys. */
export const authenticationKinds = {
  authentication: kindOf('authentication', {}, [], {
    basic: 'basic',
    digest: 'digest',
    bearer: 'bearer',
    apikey: 'apikey',
    apiKey: 'apikey',
    header: 'apikey',
    query: 'apikey',
    oauth2: 'oauth2',
  }),
  basic: kindOf('basic authentication', texts('type', 'username', 'password'), ['placement']),
  digest: kindOf('digest authentication', texts('type', 'username', 'password'), ['placement']),
  bearer: kindOf('bearer authentication', texts('type', 'token'), secretAliases),
  apikey: kindOf('API key authentication', texts('type', 'key', 'value', 'placement'), secretAliases),
  oauth2: kindOf('OAuth 2 authentication', {
    ...texts('type', 'authorizationServerUri', 'resource', 'scopes', 'audience', 'tokenEndpoint'),
    tokenValidation: oneOf('jwks', 'introspection'),
  }),
} as const satisfies Partial<Record<KindName, ObjectKind>>;
