import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verdict, VerifiableRequest, Verifier } from '@naftiko/engine';

/** A request as far as a verifier may see it. */
export const verifiable = (request: IncomingMessage): VerifiableRequest => ({
  method: request.method ?? 'GET',
  target: request.url ?? '/',
  header: (name) => request.headersDistinct[name]?.[0],
});

/** Answers a caller who is not let in, in the verifier's words. */
export function turnAway(response: ServerResponse, verdict: Extract<Verdict, { readonly ok: false }>): void {
  if (verdict.challenges.length > 0) response.setHeader('WWW-Authenticate', verdict.challenges);
  const type = verdict.body === '' ? {} : { 'Content-Type': 'text/plain; charset=utf-8' };
  response.writeHead(verdict.status, { ...type, 'Content-Length': Buffer.byteLength(verdict.body) });
  response.end(verdict.body);
}

/** Aborts when the caller hangs up before the answer is complete. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/**
 * Picks the headers of a request that are passed on upstream, prepared for the names an operator asked for.
 *
 * Never a hop-by-hop header, `Host` or `Content-Length`; never the credential that this server itself asks for.
 * Source: specification 04, section 0.2; RFC 9110, section 7.6.1.
 */
export function forwardedHeaders(
  names: readonly string[],
  verifier: Pick<Verifier, 'shown'> | undefined,
): (request: IncomingMessage) => readonly (readonly [string, string])[] {
  const own = ownCredentials(verifier);
  const wanted = names.filter((name) => !perConnection.has(name) && !own.has(name));
  if (wanted.length === 0) return () => [];
  return (request) => {
    const connection = request.headers.connection?.toLowerCase().split(/\s*,\s*/) ?? [];
    return wanted.flatMap((name) =>
      connection.includes(name)
        ? []
        : (request.headersDistinct[name] ?? []).map((value): readonly [string, string] => [name, value]),
    );
  };
}

/** Whether a header (lower case) belongs to one connection, so that passing it on would break the next one. */
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

function ownCredentials(verifier: Pick<Verifier, 'shown'> | undefined): ReadonlySet<string> {
  if (verifier === undefined) return new Set();
  const { shown = [{ place: 'header', name: 'authorization' }] } = verifier;
  return new Set(shown.flatMap(({ place, name }) => (place === 'query' ? [] : [place === 'cookie' ? 'cookie' : name])));
}
