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
 * The largest number of turns of the event loop in which connections from the backlog of the system are still accepted.
 */
const acceptingTurns = 50;

/**
 * Closes a server without interrupting a request.
 *
 * No new connection is accepted and every answer has `Connection: close`, so that a caller with an open connection
 * receives an answer instead of a reset. An idle connection is closed after its next answer, or after two seconds; the
 * server has ended when the last one is closed.
 */
export class Drain {
  readonly #server: Server;
  /**
   * Every open connection with its pending response, or with a complete response while the body of the request still
   * arrives.
   */
  readonly #connections = new Map<Socket, ServerResponse | undefined>();
  #accepted = 0;
  /** Requests that wait until the server accepts no further connection; `undefined`: requests do not wait. */
  #held: (() => void)[] | undefined;
  #isDraining = false;
  #isIdleOver = false;
  #stopped: Promise<void> | undefined;
  readonly #ended: Promise<void>;

  constructor(server: Server) {
    this.#server = server;
    this.#ended = new Promise((resolve) => server.once('close', resolve));
    server.on('connection', (socket: Socket) => {
      this.#accepted += 1;
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

  /** The responses that are pending, and those that are complete while the body of their request still arrives. */
  *responses(): Iterable<ServerResponse> {
    for (const response of this.#connections.values()) if (response !== undefined) yield response;
  }

  /** Whether requests have to wait for a moment, until the server accepts no connection. */
  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  hold(serve: () => void): void {
    this.#held?.push(serve);
  }

  /**
   * Lets requests in flight finish within the given times, then closes their connections. A second call may shorten the
   * wait.
   */
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
    await this.#acceptPending();
    // Only now: a caller whose connection is closed opens another one.
    this.#isDraining = true;
    for (const response of this.#connections.values()) if (response?.headersSent === false) announceClose(response);
    // `close` would also end idle connections, whose callers may be about to use them.
    this.#server.closeIdleConnections = () => undefined;
    this.#server.close();
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const serve of held) serve();
  }

  /**
   * Accepts the connections that callers have opened and that wait in the backlog of the system: closing the socket
   * would reset them. Requests wait in the meantime, so that the turns are short and fewer connections arrive in the
   * last one.
   */
  async #acceptPending(): Promise<void> {
    this.#held = [];
    for (let turns = 0, before = -1; turns < acceptingTurns && before !== this.#accepted; turns += 1) {
      before = this.#accepted;
      // The first one ends this turn of the event loop, the second one a whole turn.
      for (let ends = 0; ends < 2; ends += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #onAnswered(socket: Socket, response: ServerResponse): void {
    if (this.#connections.get(socket) !== response) return;
    this.#connections.set(socket, response.req.complete ? undefined : response);
    // Its head may have been sent before the drain began, with keep-alive.
    if (this.#isIdleOver) socket.destroySoon();
  }

  #closeIdle(): void {
    this.#isIdleOver = true;
    for (const [socket, response] of this.#connections) if (response?.writableFinished ?? true) socket.destroySoon();
  }
}

/** Sets `Connection: close`, which handlers must not override. */
function announceClose(response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'connection' ? response : setHeader(name, value));
}
