import {
  all,
  diagnose,
  invalid,
  mapChecked,
  valid,
  type Checked,
  type Diagnostic,
  type OAuth2Authentication,
  type Origin,
  type Text,
} from '@naftiko/spec';
import type { AuthScheme, VerifiableRequest, Verifier } from '@naftiko/engine';
import { isThisMachine } from '@naftiko/runtime';
import { refusalsOf, describeResource, type ProtectedResource } from './oauth2-challenge.js';

/**
 * Checks callers as an OAuth 2 resource server: they present a signed access token of the authorization server. Source:
 * RFC 6750, RFC 9068, RFC 9728; specification 03, section 13.1.
 */
export const oauth2: AuthScheme<OAuth2Authentication> = {
  type: 'oauth2',

  unsigned: ({ at }) => diagnose('auth-oauth2-consumed', at, {}),

  verifier(auth, kit) {
    if (auth.tokenValidation === 'introspection')
      return invalid(diagnose('oauth2-introspection-unsupported', auth.at, {}));
    const addresses = all([
      planAddress(auth.authorizationServerUri, 'authorizationServerUri', auth.at, isIssuer),
      planAddress(auth.resource, 'resource', auth.at, () => true),
    ]);
    const planned = mapChecked(addresses, ([authorizationServer = '', resource = '']) => {
      const audience = auth.audience?.text ?? resource;
      const described = { resource, authorizationServer, scopes: auth.scopes };
      return () => createOAuth2Verifier(described, { audience, pointing: kit.pointsToDocuments === true });
    });
    return planned.ok
      ? valid(planned.value, [...reportPlainHttp(auth.authorizationServerUri), ...planned.diagnostics])
      : planned;
  },

  clientCredential: ({ authorizationServerUri }) => ({
    headers: {},
    notes: [`Callers sign in at ${authorizationServerUri?.text ?? 'an authorization server'}.`],
  }),
};

interface Checking {
  readonly audience: string;
  /** Whether challenges name the address of the resource's metadata. */
  readonly pointing: boolean;
  readonly now?: () => number;
}

/** Checks the tokens of callers. Before the first token, it fetches no keys and loads no library. */
export function createOAuth2Verifier(
  described: ProtectedResource,
  { audience, pointing, now = Date.now }: Checking,
): Verifier {
  const refusals = refusalsOf(described, pointing);
  const rules = { issuer: described.authorizationServer, audience, scopes: described.scopes };
  const openCheck = async () => (await import('./oauth2-token.js')).createTokenCheck(rules, now);
  let check: ReturnType<typeof openCheck> | undefined;
  return {
    publicDocuments: describeResource(described),
    async verify(request) {
      const token = tokenOf(request);
      if (token === '') return refusals.noToken;
      check ??= openCheck();
      const finding = await (await check)(token);
      return finding.kind === 'valid' ? { ok: true, callers: finding.callers } : refusals.refuse(finding);
    },
  };
}

/** The token of a request. Only the header is read, because addresses, with their queries, are often logged. */
const tokenOf = (request: VerifiableRequest): string =>
  /^bearer\s(.*)$/is.exec(request.header('authorization') ?? '')?.[1]?.trim() ?? '';

function planAddress(
  text: Text | undefined,
  field: 'authorizationServerUri' | 'resource',
  at: Origin,
  accepts: (address: URL) => boolean,
): Checked<string> {
  return text !== undefined && URL.canParse(text.text) && accepts(new URL(text.text))
    ? valid(text.text)
    : invalid(diagnose('oauth2-field-invalid', text?.at ?? at, { field }));
}

/** Source: RFC 8414, section 2. */
const isIssuer = ({ protocol, username, password, href }: URL): boolean =>
  (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && !/[?#]/.test(href);

function reportPlainHttp(text: Text | undefined): readonly Diagnostic[] {
  if (text === undefined) return [];
  const { protocol, hostname } = new URL(text.text);
  return protocol === 'http:' && !isThisMachine(hostname) ? [diagnose('oauth2-over-http', text.at, {})] : [];
}
