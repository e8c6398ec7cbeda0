import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Drain } from './drain.js';
import type { ServerLimits } from './server-limits.js';

/** How long a caller may read nothing of its answer, in milliseconds. */
export const stallMsOf = ({ receiveMs }: Pick<ServerLimits, 'receiveMs'>): number => 3 * receiveMs;

/**
 * Closes a connection on which nothing has moved although bytes of an answer are waiting: its caller does not read. Such
 * callers would otherwise keep the connections to the upstream whose answers they are sent. An idle connection is closed
 * after its keep-alive time, which is what Node does without this listener. A request that waits for its answer stays.
 *
 * Node emits the event when a connection has had no traffic for `server.timeout`, or for its keep-alive time. A slow caller
 * that still reads is traffic.
 */
export function closeStalledAnswers(server: Server, drain: Drain): void {
  server.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0 || !drain.isAnswering(socket)) socket.destroy();
  });
}
