import type { IncomingMessage } from 'node:http';
import type { ForwardedBody, ForwardTarget, Verifier } from '@naftiko/engine';
import { prepareForwardedHeaders, acceptBody, type RuntimeServices } from '@naftiko/runtime';
import type { ForwardRoute } from './plan-routes.js';
import { carriesBody, type Serve } from './routed-request.js';
import { writeFailure } from './write-reply.js';
import { closeStream, writeStream } from './write-stream.js';

/**
 * Prepares the handler that forwards requests to an upstream. The body is streamed and its size is not limited. Source:
 * specification 03, section 12.
 */
export function serveForward(
  { path, node }: ForwardRoute,
  target: Extract<ForwardTarget, { readonly ok: true }>,
  services: RuntimeServices,
  verifier: Verifier | undefined,
): Serve {
  const place = path.placeholders.indexOf('path');
  const trusted = node.trustedHeaders.map((name) => name.toLowerCase());
  const pickHeaders = prepareForwardedHeaders([...new Set([...trusted, ...services.forwardHeaders])], verifier);
  const withoutOwnKeys = createQueryFilter(verifier);

  return async ({ request, response, query, raw, observed, served }) => {
    const { id: requestId, signal } = served;
    const forwarded = {
      method: request.method ?? 'GET',
      path: raw[place],
      query: withoutOwnKeys(query),
      headers: keepFirst(pickHeaders(request)),
      body: carriesBody(request) ? bodyOf(request) : undefined,
    };
    const answer = await services.forward(target, forwarded, { signal, observed, requestId });
    // The server has already answered, because the body arrived too slowly.
    if (response.writableEnded) {
      if (answer.ok) closeStream(answer.value);
      return served.recordFailed({ code: 'cancelled' });
    }
    if (carriesBody(request) && !request.complete) {
      // The answer comes before the end of the body. Without closing the connection, the unread rest of the body would
      // be parsed as the next request.
      response.setHeader('Connection', 'close');
    }
    if (!answer.ok) {
      request.resume();
      writeFailure(response, answer.failure);
      return served.recordFailed(answer.failure);
    }
    const failure = await writeStream(response, answer.value, { namespace: target.namespace, signal });
    if (failure !== undefined) served.recordFailed(failure);
  };
}

function bodyOf(request: IncomingMessage): ForwardedBody {
  const {
    'content-length': length,
    'content-type': contentType,
    'content-encoding': contentEncoding,
  } = request.headers;
  return {
    chunks: request.headers.expect === undefined ? chunksOf(request) : requestChunks(request),
    lengthBytes: length === undefined ? undefined : Number(length),
    contentType,
    contentEncoding,
  };
}

/**
 * The chunks of a body. When their reader stops, the connection is not destroyed, because the answer is still sent on
 * it.
 */
const chunksOf = (request: IncomingMessage): AsyncIterable<Uint8Array> =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;

/** Like `chunksOf`, for a caller that waits for `100 Continue`: sends it when the upstream begins to read the body. */
async function* requestChunks(request: IncomingMessage): AsyncIterable<Uint8Array> {
  acceptBody(request);
  yield* chunksOf(request);
}

/** The first value of each repeated header. */
const keepFirst = (headers: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] =>
  headers.filter(([name], index) => headers.findIndex(([other]) => other === name) === index);

/** Returns a function that removes the API keys of this server from a query: they must not reach the upstream. */
function createQueryFilter(verifier: Verifier | undefined): (query: string) => string {
  const own = new Set(verifier?.credentialPlaces?.flatMap(({ place, name }) => (place === 'query' ? [name] : [])));
  if (own.size === 0) return (query) => query;
  return (query) =>
    query
      .split('&')
      .filter((pair) => ![...new URLSearchParams(pair).keys()].some((name) => own.has(name)))
      .join('&');
}
