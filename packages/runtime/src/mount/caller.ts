import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verdict, VerifiableRequest, Verifier } from '@naftiko/engine';
import { originalTargetOf } from './original-target.js';
import { sendAnswer } from './send-answer.js';

/** The part of a request that a verifier reads. */
export const toVerifiable = (request: IncomingMessage): VerifiableRequest => ({
  method: request.method ?? 'GET',
  target: originalTargetOf(request),
  header: (name) => request.headersDistinct[name]?.[0],
});

/** Sends the answer of the verifier to a refused caller. */
export function refuseCaller(response: ServerResponse, verdict: Extract<Verdict, { readonly ok: false }>): void {
  if (verdict.challenges.length > 0) response.setHeader('WWW-Authenticate', verdict.challenges);
  if (verdict.retryAfterSeconds !== undefined) response.setHeader('Retry-After', verdict.retryAfterSeconds);
  const { status, body } = verdict;
  sendAnswer(response, { status, type: body === '' ? undefined : 'text/plain; charset=utf-8', body });
}

/**
 * Returns a function that selects the request headers that are passed on upstream; `names` are the configured ones.
 *
 * Hop-by-hop headers, `Host`, `Content-Length` and the credential that this server requires are never selected. Source:
 * specification 04, section 0.2; RFC 9110, section 7.6.1.
 */
export function prepareForwardedHeaders(
  names: readonly string[],
  verifier: Pick<Verifier, 'credentialPlaces'> | undefined,
): (request: IncomingMessage) => readonly (readonly [string, string])[] {
  const wanted = withoutCredentials(names, verifier).filter((name) => !perConnection.has(name));
  if (wanted.length === 0) return () => [];
  return (request) => {
    const connection =
      request.headers.connection
        ?.toLowerCase()
        .split(',')
        .map((name) => name.trim()) ?? [];
    return wanted.flatMap((name) =>
      connection.includes(name)
        ? []
        : (request.headersDistinct[name] ?? []).map((value): readonly [string, string] => [name, value]),
    );
  };
}

/** The names of headers without those that contain the credential that a verifier checks. */
export function withoutCredentials(
  names: readonly string[],
  verifier: Pick<Verifier, 'credentialPlaces'> | undefined,
): readonly string[] {
  const own = listOwnCredentials(verifier);
  return names.filter((name) => !own.has(name));
}

/** Whether a header (lower case) applies to one connection and must not be passed on. */
export const isPerConnection = (name: string): boolean => perConnection.has(name);

const perConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function listOwnCredentials(verifier: Pick<Verifier, 'credentialPlaces'> | undefined): ReadonlySet<string> {
  if (verifier === undefined) return new Set();
  const { credentialPlaces = [{ place: 'header', name: 'authorization' }] } = verifier;
  return new Set(
    credentialPlaces.flatMap(({ place, name }) => (place === 'query' ? [] : [place === 'cookie' ? 'cookie' : name])),
  );
}
