import type { IncomingMessage, ServerResponse } from 'node:http';
import { awaitsPermission } from './expected-body.js';

/** The largest number of bytes of a request body that are read and discarded after the answer is written. */
const maxBytes = 16 * 1024 * 1024;
const maxMs = 5_000;

/** Whether the caller of an answer is still sending the body of its request. */
export const isStillSending = ({ req: { complete, destroyed, headers } }: ServerResponse<IncomingMessage>): boolean =>
  !complete && !destroyed && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

/**
 * Writes the body of an answer, and ends the answer when the rest of the request has arrived.
 *
 * A connection that is closed with unread data is reset, and the caller may receive the reset before the answer.
 * Therefore the answer is written first; then the request is read to its end and discarded, up to 16 MiB and for at
 * most five seconds.
 */
export function endAfterRequest(response: ServerResponse<IncomingMessage>, body: string | Uint8Array): void {
  const { req: request } = response;
  if (awaitsPermission(request)) {
    // The caller may or may not send the body now. The connection is closed, because the bytes of a body would be read
    // as the next request.
    if (!response.headersSent) response.setHeader('Connection', 'close');
    response.end(body);
    return;
  }
  let left = maxBytes;
  const discard = (chunk: Uint8Array): void => {
    left -= chunk.byteLength;
    if (left < 0) finish(true);
  };
  const complete = (): void => finish(false);
  const finish = (closesConnection: boolean): void => {
    clearTimeout(timer);
    request.off('data', discard).off('end', complete).off('error', complete).off('close', complete);
    if (closesConnection) response.end(() => request.socket.destroySoon());
    else response.end();
  };
  const timer = setTimeout(() => finish(true), maxMs);
  response.write(body);
  request.on('data', discard).on('end', complete).on('error', complete).on('close', complete);
}
