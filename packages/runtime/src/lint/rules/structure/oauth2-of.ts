import type { Document, OAuth2Authentication } from '@naftiko/spec';

/** The authentications by tokens of an authorization server that callers of a document need. */
export const oauth2Of = ({ exposes }: Document): readonly OAuth2Authentication[] =>
  exposes.flatMap(({ authentication }) =>
    authentication !== undefined && 'authorizationServerUri' in authentication ? [authentication] : [],
  );
