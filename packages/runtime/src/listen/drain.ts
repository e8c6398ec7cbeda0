import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestEnd } from './request-end.js';

/** How long a server that ends waits. */
export interface DrainGrace {
  /** For requests in flight. */
  readonly graceMs: number;
  /** For the next request of a connection that has none. */
  readonly idleMs?: number;
}

const defaultIdleMs = 2_000;

/**
 * Ends a server without cutting a request.
 *
 * From its start on no new connection is accepted and every answer says `Connection: close`, so that a caller who keeps
 * a connection learns of it from an answer, not from a reset. A connection without a request is closed once it has been
 * answered, or after two seconds; when the last one is gone the server has ended.
 */
export class Drain {
  readonly #server: Server;
  /** Every open connection, with what it is being answered. */
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

  /** Called for each request before its handler. */
  follow(socket: Socket, response: ServerResponse, end: RequestEnd): void {
    this.#connections.set(socket, response);
    end.finished(() => this.#answered(socket, response));
    if (this.#isDraining) sayClose(response);
  }

  /** Lets what is in flight finish, for as long as is granted, then cuts it. Again with less to wait less. */
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
    // What the system has accepted by now is a connection that its caller believes in.
    await new Promise((resolve) => setImmediate(resolve));
    this.#isDraining = true;
    for (const response of this.#connections.values()) if (response?.headersSent === false) sayClose(response);
    // `close` would also end idle connections, whose callers may be about to use them.
    this.#server.closeIdleConnections = () => undefined;
    this.#server.close();
  }

  #answered(socket: Socket, response: ServerResponse): void {
    if (this.#connections.get(socket) !== response) return;
    this.#connections.set(socket, undefined);
    // Its head may have been out before the end began, and have promised to keep the connection.
    if (this.#isIdleOver) socket.destroySoon();
  }

  #closeIdle(): void {
    this.#isIdleOver = true;
    for (const [socket, response] of this.#connections) if (response === undefined) socket.destroySoon();
  }
}

/** Whatever its handler says of the connection, which is not the handler's to keep. */
function sayClose(response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'connection' ? response : setHeader(name, value));
}
