import { Readable } from 'node:stream';
import { fail, isRedirect, ok, type ForwardedBody, type ForwardedReply, type Result } from '@naftiko/engine';
import { reportMisplaced, reportRefusal, withMaskedLocation, type UpstreamPeer } from './exchange.js';
import { logAttempt } from './log-attempt.js';
import { readHeaderText, relayValue } from './header-bytes.js';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import type { RequestParts } from '../plan/prepared-request.js';
import { readAhead } from './buffer-body.js';
import { pickRelayed } from './read-answer.js';
import { allOf, headerOf, type WireStream } from '../wire/transport.js';

/** A filled forwarded request, and the data with which it is signed. */
export interface ForwardedRequest {
  readonly request: OutgoingRequest;
  readonly body: ForwardedBody | undefined;
  readonly credentials: readonly string[];
  readonly parts: RequestParts;
  readonly signal: AbortSignal;
  /** The id of the caller's request, for log lines. */
  readonly requestId: string | undefined;
}

/** The size up to which a body is kept for a second attempt after a challenge. */
const replayLimitBytes = 1024 * 1024;

/**
 * Signs a request and forwards it, streaming both ways; a challenge is answered once, if the body can be sent again.
 *
 * Redirects are passed on: the body has already been streamed, and the caller decides where to send its own request
 * next. Source: specification 03, section 12.
 */
export async function forwardRequest(peer: UpstreamPeer, passing: ForwardedRequest): Promise<Result<ForwardedReply>> {
  const { signer, transport } = peer;
  const { request, body, credentials, parts, signal, requestId } = passing;
  let chunks: Uint8Array | AsyncIterable<Uint8Array> | undefined = body?.chunks;
  if (body !== undefined && signer?.challenged !== undefined) {
    try {
      chunks = await readAhead(body.chunks, replayLimitBytes);
    } catch {
      return fail({ code: 'cancelled' });
    }
  }
  const isReplayable = chunks === undefined || chunks instanceof Uint8Array;
  if (!isReplayable && body?.lengthBytes !== undefined) request.setHeader('Content-Length', String(body.lengthBytes));

  const url = (): string => peer.describeAddress(peer.scope.origin, request, credentials);
  const line = { log: peer.log, label: parts.label, method: request.method, url, redirects: 0, requestId };
  const deliver = async (attempt: number): Promise<Result<WireStream>> => {
    signer?.sign(request, credentials);
    // A credential cannot be added to the body, because it is the caller's.
    const lost = request.misplaced ?? (request.body === undefined ? undefined : 'authentication');
    if (lost !== undefined) return fail(reportMisplaced(parts, lost));
    return logAttempt({ ...line, attempt }, () => transport.stream({ request, body: chunks }, signal));
  };

  const answer = await deliver(1);
  if (!answer.ok) return answer;
  const challenge = answer.value.status === 401 ? allOf(answer.value, 'www-authenticate') : undefined;
  // The signer keeps the challenge even if this request cannot be sent again, so that the next request succeeds.
  const isWorthwhile = challenge !== undefined && signer?.challenged?.(readHeaderText(challenge), request) === true;
  const toReply = (stream: WireStream): ForwardedReply => {
    reportRefusal(peer, parts.label, request, stream.status, passing);
    const masked = withMaskedLocation(stream, peer, credentials);
    // The body of a redirect usually repeats its target, and with it the secret.
    return masked === stream || !isRedirect(stream.status) ? replyOf(masked) : withoutBody(masked);
  };
  if (!isWorthwhile || !isReplayable) return ok(toReply(answer.value));
  answer.value.body.destroy();
  const second = await deliver(2);
  return second.ok ? ok(toReply(second.value)) : second;
}

/** A reply without its body, which is not read. */
function withoutBody(answer: WireStream): ForwardedReply {
  answer.body.destroy();
  return { status: answer.status, headers: pickRelayed(answer), body: Readable.from([]) };
}

/** Headers that describe a body passed on byte for byte. */
const framing = ['content-type', 'content-encoding', 'content-length', 'content-range'] as const;

function replyOf(answer: WireStream): ForwardedReply {
  const headers = Object.fromEntries(
    framing.flatMap((name) => {
      const value = relayValue(name, headerOf(answer, name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { status: answer.status, headers: { ...headers, ...pickRelayed(answer) }, body: answer.body };
}
