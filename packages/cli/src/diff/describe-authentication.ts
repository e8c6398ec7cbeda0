import type { Authentication } from '@naftiko/spec';

/** Describes what callers have to send: the scheme and its place, never a value of the document. */
export function describeAuthentication(authentication: Authentication): string {
  switch (authentication.type) {
    case 'apikey':
      return `apikey in ${authentication.keys.map(({ placement, key }) => `${placement} "${key.text}"`).join(', ')}`;
    case 'oauth2': {
      const { scopes } = authentication;
      return scopes.length === 0 ? 'oauth2' : `oauth2 with ${scopes.toSorted().join(', ')}`;
    }
    case 'extension':
    case 'unknown':
      return authentication.name.text;
    default:
      return authentication.type;
  }
}
