import type { Document, OAuth2Authentication } from '@naftiko/spec';

/** The OAuth 2 authentications of the expose adapters of a document. */
export const oauth2Of = ({ exposes }: Document): readonly OAuth2Authentication[] =>
  exposes.flatMap(({ authentication }) =>
    authentication !== undefined && 'authorizationServerUri' in authentication ? [authentication] : [],
  );
