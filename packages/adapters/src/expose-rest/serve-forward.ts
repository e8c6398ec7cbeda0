import type { IncomingMessage } from 'node:http';
import type { ForwardedBody, ForwardTarget, Verifier } from '@naftiko/engine';
import { forwardedHeaders, goneSignal, type Host } from '@naftiko/runtime';
import type { ForwardRoute } from './plan-routes.js';
import { carriesBody, type Serve } from './routed-request.js';
import { writeFailure } from './write-reply.js';
import { writeStream } from './write-stream.js';

/**
 * Prepares what passes requests on to an upstream. Nothing is read of the body, so nothing limits its size.
 * Source: specification 03, section 12.
 */
export function serveForward(
  { path, node }: ForwardRoute,
  target: Extract<ForwardTarget, { readonly ok: true }>,
  host: Host,
  verifier: Verifier | undefined,
): Serve {
  const place = path.placeholders.indexOf('path');
  const trusted = node.trustedHeaders.map((name) => name.toLowerCase());
  const pickHeaders = forwardedHeaders([...new Set([...trusted, ...host.forwardHeaders])], verifier);
  const withoutOwnKeys = queryFilter(verifier);

  return async ({ request, response, query, raw, observed, requestId }) => {
    const signal = goneSignal(response);
    const forwarded = {
      method: request.method ?? 'GET',
      path: raw[place],
      query: withoutOwnKeys(query),
      headers: firstOfEach(pickHeaders(request)),
      body: carriesBody(request) ? bodyOf(request) : undefined,
    };
    const answer = await host.forward(target, forwarded, { signal, observed, requestId });
    if (carriesBody(request) && !request.complete) {
      // The answer came first: what is left of the body is not wanted, and would be read as the next request.
      response.setHeader('Connection', 'close');
    }
    if (!answer.ok) {
      request.resume();
      writeFailure(response, answer.failure);
      return answer.failure;
    }
    return writeStream(response, answer.value, { namespace: target.namespace, signal });
  };
}

function bodyOf(request: IncomingMessage): ForwardedBody {
  const {
    'content-length': length,
    'content-type': contentType,
    'content-encoding': contentEncoding,
  } = request.headers;
  return {
    // Whoever stops reading must not end the connection that the answer still needs.
    chunks: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
    lengthBytes: length === undefined ? undefined : Number(length),
    contentType,
    contentEncoding,
  };
}

/** Of a header that came twice the first one counts. */
const firstOfEach = (headers: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] =>
  headers.filter(([name], index) => headers.findIndex(([other]) => other === name) === index);

/** Leaves out the keys this server asks its callers for: they are for nobody else. */
function queryFilter(verifier: Verifier | undefined): (query: string) => string {
  const own = new Set(verifier?.shown?.flatMap(({ place, name }) => (place === 'query' ? [name] : [])));
  if (own.size === 0) return (query) => query;
  return (query) =>
    query
      .split('&')
      .filter((pair) => ![...new URLSearchParams(pair).keys()].some((name) => own.has(name)))
      .join('&');
}
