import type { PublicDocument, Verdict } from '@naftiko/engine';
import type { TokenFinding } from './oauth2-token.js';

/** The resource for which tokens are issued, as the document declares it. */
export interface ProtectedResource {
  readonly resource: string;
  readonly authorizationServer: string;
  readonly scopes: readonly string[];
}

const wellKnown = '/.well-known/oauth-protected-resource';

/**
 * The metadata documents that name the authorization server: one at the path of the resource and one without a path,
 * for clients that know only the server's address. Everything else below `/.well-known` requires a token. Source: RFC
 * 9728, sections 2 and 3.1; specification 03, section 13.1.
 */
export function describeResource(described: ProtectedResource): readonly PublicDocument[] {
  const { resource, authorizationServer, scopes } = described;
  const body = JSON.stringify({
    resource,
    authorization_servers: [authorizationServer],
    ...(scopes.length === 0 ? {} : { scopes_supported: scopes }),
    bearer_methods_supported: ['header'],
  });
  const paths = new Set([metadataAddressOf(resource)?.pathname ?? wellKnown, wellKnown]);
  return [...paths].map((path) => ({ path, body }));
}

/** The address of the metadata. A resource that is not an http or https address, such as `api://orders`, has none. */
function metadataAddressOf(resource: string): URL | undefined {
  const { protocol, origin, pathname } = new URL(resource);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return new URL(`${origin}${wellKnown}${pathname === '/' ? '' : pathname}`);
}

type Refusal = Extract<Verdict, { readonly ok: false }>;

/** The refusals of callers without a valid token. Source: RFC 6750, section 3; specification 03, section 13.1. */
export interface Refusals {
  /** The refusal of a request without a token; its challenge contains no error code. */
  readonly noToken: Refusal;
  refuse(finding: Exclude<TokenFinding, { readonly kind: 'valid' }>): Refusal;
}

/** Prepares the refusals of a resource. With `namesMetadata`, challenges contain the address of its metadata. */
export function refusalsOf({ resource, scopes }: ProtectedResource, namesMetadata: boolean): Refusals {
  const address = namesMetadata ? metadataAddressOf(resource) : undefined;
  const metadata: Readonly<Record<string, string>> = address === undefined ? {} : { resource_metadata: address.href };
  const scope = scopes.join(' ');
  // Clients that read the metadata need to know which scopes to request.
  const scopeParameter = namesMetadata && scope !== '' ? { scope } : {};
  return {
    noToken: createUnauthorized(writeChallenge({ ...metadata, ...scopeParameter })),
    refuse(finding) {
      if (finding.kind === 'scope-missing') {
        const description = `Required scope '${finding.scope}' not present in token`;
        const words = { error: 'insufficient_scope', error_description: description, scope, ...metadata };
        return { ok: false, status: 403, body: 'Forbidden', challenges: [writeChallenge(words)] };
      }
      const refusal = createUnauthorized(
        writeChallenge({ error: 'invalid_token', error_description: finding.fault, ...metadata }),
      );
      return finding.warning === undefined ? refusal : { ...refusal, warning: finding.warning };
    },
  };
}

const createUnauthorized = (words: string): Refusal => ({
  ok: false,
  status: 401,
  body: 'Unauthorized',
  challenges: [words],
});

function writeChallenge(words: Readonly<Record<string, string>>): string {
  const written = Object.entries(words).map(([name, word]) => `${name}="${toQuotable(word)}"`);
  return ['Bearer', written.join(', ')].join(' ').trim();
}

/**
 * Makes a text valid in a quoted header value: only printable ASCII is allowed. A scope with other characters can never
 * be granted.
 */
const toQuotable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?').replaceAll(/["\\]/g, '\\$&');
