import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestEnd } from './request-end.js';

/** The waiting times of a closing server. */
export interface DrainGrace {
  /** For requests in flight. */
  readonly graceMs: number;
  /** For the next request of an idle connection. */
  readonly idleMs?: number;
}

const defaultIdleMs = 2_000;

/**
 * Ends a server without cutting a request.
 *
 * No new connection is accepted and every answer has `Connection: close`, so that a caller with a kept connection
 * receives an answer instead of a reset. An idle connection is closed after its next answer, or after two seconds; the
 * server has ended when the last one is closed.
 */
export class Drain {
  readonly #server: Server;
  /** Every open connection, with its pending response. */
  readonly #connections = new Map<Socket, ServerResponse | undefined>();
  #isDraining = false;
  #isIdleOver = false;
  #stopped: Promise<void> | undefined;
  readonly #ended: Promise<void>;

  constructor(server: Server) {
    this.#server = server;
    this.#ended = new Promise((resolve) => server.once('close', resolve));
    server.on('connection', (socket: Socket) => {
      this.#connections.set(socket, undefined);
      socket.once('close', () => this.#connections.delete(socket));
    });
  }

  /** Follows a request; called before its handler. */
  follow(socket: Socket, response: ServerResponse, end: RequestEnd): void {
    this.#connections.set(socket, response);
    end.finished(() => this.#onAnswered(socket, response));
    if (this.#isDraining) announceClose(response);
  }

  /** Lets requests in flight finish within the given times, then cuts them. A second call may shorten the wait. */
  async end({ graceMs, idleMs = defaultIdleMs }: DrainGrace): Promise<void> {
    this.#stopped ??= this.#stopAccepting();
    await this.#stopped;
    const timers = [
      setTimeout(() => this.#closeIdle(), Math.min(idleMs, graceMs)),
      setTimeout(() => this.#server.closeAllConnections(), graceMs),
    ];
    await this.#ended;
    timers.forEach(clearTimeout);
  }

  async #stopAccepting(): Promise<void> {
    // The system may already have accepted a connection that its caller considers open.
    await new Promise((resolve) => setImmediate(resolve));
    this.#isDraining = true;
    for (const response of this.#connections.values()) if (response?.headersSent === false) announceClose(response);
    // `close` would also end idle connections, whose callers may be about to use them.
    this.#server.closeIdleConnections = () => undefined;
    this.#server.close();
  }

  #onAnswered(socket: Socket, response: ServerResponse): void {
    if (this.#connections.get(socket) !== response) return;
    this.#connections.set(socket, undefined);
    // Its head may have been sent before the drain began, with keep-alive.
    if (this.#isIdleOver) socket.destroySoon();
  }

  #closeIdle(): void {
    this.#isIdleOver = true;
    for (const [socket, response] of this.#connections) if (response === undefined) socket.destroySoon();
  }
}

/** Sets `Connection: close`, which handlers must not override. */
function announceClose(response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'connection' ? response : setHeader(name, value));
}
