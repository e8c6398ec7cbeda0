import { fail, ok, type RawReply, type Result } from '@naftiko/engine';
import { exchange, reportMisplaced, type UpstreamPeer, type Sending } from './exchange.js';
import { replyOf } from './read-answer.js';
import type { WireAnswer } from '../wire/transport.js';

/**
 * Like `exchange`, for requests whose answer is usually passed on as it came. Every other answer, and every failure, is
 * handed over to `exchange`. When the requests to the upstream are logged, `exchange` sends them. `conclude` receives the
 * result, after the deadline is closed.
 *
 * Without async functions and with one promise, because each of them allocates about as much as the request and its answer
 * take on the wire.
 */
export function exchangeDirectly(peer: UpstreamPeer, sending: Sending, conclude: Conclude): Promise<Result<RawReply>> {
  const { signer, transport, scope, log } = peer;
  const { request, credentials, prepared, deadline } = sending;
  const handOver = (first?: Result<WireAnswer>): Promise<Result<RawReply>> =>
    exchange(peer, sending, first)
      .finally(() => deadline.close())
      .then(conclude);
  if (log?.isDebugging() === true) return handOver();
  if (signer !== undefined) {
    signer.sign(request, credentials);
    if (request.misplaced !== undefined) {
      deadline.close();
      return Promise.resolve(conclude(fail(reportMisplaced(prepared, request.misplaced))));
    }
  }
  const delivery = { origin: scope.origin, request, operation: prepared.node };
  return new Promise((resolve, reject) =>
    transport.send(delivery, deadline, (answer) => {
      if (!answer.ok || !isPlain(answer.value)) return resolve(handOver(answer));
      deadline.close();
      try {
        resolve(conclude(ok(replyOf(answer.value))));
      } catch (cause) {
        reject(cause as Error);
      }
    }),
  );
}

type Conclude = (answered: Result<RawReply>) => Result<RawReply> | Promise<Result<RawReply>>;

/** A success that is neither compressed nor partial and names no other address. */
const isPlain = ({ status, headers }: WireAnswer): boolean =>
  status >= 200 &&
  status < 300 &&
  status !== 206 &&
  headers['content-encoding'] === undefined &&
  headers['location'] === undefined;
