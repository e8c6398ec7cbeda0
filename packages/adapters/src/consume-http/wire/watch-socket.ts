import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** Errors of connections that had been used before and failed before the first byte of the next answer. */
const stale = new WeakSet<Error>();

/**
 * Whether a request was sent on a connection that was closed while idle, so that the upstream has probably not read the
 * request.
 */
export const isStale = (error: Error): boolean => stale.has(error);

/** Watches the sockets that a connector opens (see `watchSocket`). */
export const watchConnections =
  (connect: buildConnector.connector): buildConnector.connector =>
  (options, callback) =>
    connect(options, (...made: Parameters<buildConnector.Callback>) => {
      if (made[0] === null) watchSocket(made[1]);
      callback(...made);
    });

/**
 * The shortest head has 44 characters. The other texts that undici writes are sizes of chunks, of at most 18. A pattern would
 * join the parts of the text first, which takes 1 µs.
 */
const minHeadLength = 32;

/**
 * Records errors of idle connections, and skips each `100 Continue` before an answer: undici treats it as a protocol
 * error, because it never asks for one, but clients must be able to parse it (RFC 9110, section 15.2).
 *
 * This relies on undici: it writes each request head as one string, and reads with `read` only.
 */
function watchSocket(socket: Socket): void {
  const write = socket.write.bind(socket) as (chunk: unknown, encoding: unknown, callback: unknown) => boolean;
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  let hasServed = false;
  let hasAnswered = false;
  let isAwaiting = false;
  let held: Buffer = nothing;
  socket.write = (chunk: unknown, encoding?: unknown, callback?: unknown): boolean => {
    if (typeof chunk === 'string' && chunk.length >= minHeadLength) {
      hasServed ||= hasAnswered;
      hasAnswered = false;
      isAwaiting = true;
    }
    return write(chunk, encoding, callback);
  };
  socket.read = (size?: number): Buffer | null => {
    for (let chunk = read(size); chunk !== null; chunk = read(size)) {
      hasAnswered = true;
      if (!isAwaiting) return chunk;
      held = withoutContinue(held === nothing ? chunk : Buffer.concat([held, chunk]));
      if (mayBeContinue(held)) continue;
      isAwaiting = false;
      const answer = held;
      held = nothing;
      return answer;
    }
    return null;
  };
  socket.on('error', (error) => {
    if (hasServed && !hasAnswered) stale.add(error);
  });
}

const nothing = Buffer.alloc(0);

const interim = Buffer.from('HTTP/1.1 100');

/** The first digit of the status, which is not 1 in nearly all answers. */
const statusAt = 9;
const digitOne = 0x31;

/** Anything longer is not an interim head. */
const maxInterimBytes = 16 * 1024;

/** Whether bytes start with an interim answer, or with a part of one. */
const mayBeContinue = (bytes: Buffer): boolean =>
  (bytes.byteLength <= statusAt || bytes[statusAt] === digitOne) &&
  bytes.byteLength < maxInterimBytes &&
  bytes.subarray(0, interim.byteLength).equals(interim.subarray(0, bytes.byteLength));

function withoutContinue(bytes: Buffer): Buffer {
  let rest = bytes;
  while (rest.byteLength > interim.byteLength && mayBeContinue(rest)) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    rest = rest.subarray(end + 4);
  }
  return rest;
}
