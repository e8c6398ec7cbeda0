import { fail, ok, type RawReply, type Result } from '@naftiko/engine';
import { exchange, reportMisplaced, type UpstreamPeer, type Sending } from './exchange.js';
import { replyOf } from './read-answer.js';
import type { WireAnswer } from '../wire/transport.js';

/**
 * Like `exchange`, for requests whose answer is usually passed on as it came. Every other answer, and every failure, is
 * handed over to `exchange`. When the requests to the upstream are logged, `exchange` sends them.
 *
 * Without async functions, because each of them allocates about as much as the request and its answer take on the wire.
 */
export function exchangeDirectly(peer: UpstreamPeer, sending: Sending): Promise<Result<RawReply>> {
  const { signer, transport, scope, log } = peer;
  if (log?.isDebugging() === true) return exchange(peer, sending);
  const { request, credentials, prepared, deadline } = sending;
  if (signer !== undefined) {
    signer.sign(request, credentials);
    if (request.misplaced !== undefined) return Promise.resolve(fail(reportMisplaced(prepared, request.misplaced)));
  }
  const delivery = { origin: scope.origin, request, operation: prepared.node };
  return new Promise<Result<WireAnswer>>((settle) => transport.send(delivery, deadline, settle)).then((answer) =>
    answer.ok && isPlain(answer.value) ? ok(replyOf(answer.value, answer.value.body)) : exchange(peer, sending, answer),
  );
}

/** A success that is neither compressed nor partial and names no other address. */
const isPlain = ({ status, headers }: WireAnswer): boolean =>
  status >= 200 &&
  status < 300 &&
  status !== 206 &&
  headers['content-encoding'] === undefined &&
  headers['location'] === undefined;
