import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as endTurn, setTimeout as wait } from 'node:timers/promises';
import type { RequestEnd } from './request-end.js';

/** How long a closing server waits. */
export interface DrainGrace {
  /** For requests in flight. */
  readonly graceMs: number;
  /** For the next request of an idle connection. */
  readonly idleMs?: number;
}

const defaultIdleMs = 2_000;

/** The time without a new connection after which a server stops accepting: callers that were just answered connect again. */
const quietMs = 10;

/** The longest time for which a server that closes still accepts connections, before the grace begins. */
const acceptingMs = 200;

/** The longest turn of the event loop during which no connection is expected to come. */
const shortTurnMs = 2;

/** The smallest number of turns before a server gives up waiting: while documents are planned, few fit into that time. */
const leastTurns = 20;

/**
 * Closes a server gracefully.
 *
 * No new connection is accepted and every answer has `Connection: close`, so that a caller with an open connection
 * receives an answer instead of a reset. An idle connection is closed after its next answer, or after two seconds; the
 * server has ended when the last one is closed.
 */
export class Drain {
  readonly #server: Server;
  /**
   * Every open connection, with its response: a pending one, or a complete one whose request body still arrives; else
   * `undefined`.
   */
  readonly #connections = new Map<Socket, ServerResponse | undefined>();
  #acceptedAt = -quietMs;
  /** Requests that wait while the server accepts the last connections; `undefined` at all other times. */
  #held: (() => void)[] | undefined;
  #isDraining = false;
  #isIdleOver = false;
  #stopped: Promise<void> | undefined;
  readonly #ended: Promise<void>;

  constructor(server: Server) {
    this.#server = server;
    this.#ended = new Promise((resolve) => server.once('close', resolve));
    server.on('connection', (socket: Socket) => {
      this.#acceptedAt = performance.now();
      this.#connections.set(socket, undefined);
      socket.once('close', () => this.#connections.delete(socket));
    });
  }

  /** Registers a request. Called before its handler. */
  follow(socket: Socket, response: ServerResponse, end: RequestEnd): void {
    this.#connections.set(socket, response);
    end.finished(() => this.#onAnswered(socket, response));
    if (this.#isDraining) announceClose(response);
  }

  /** The responses that are pending, and those that are complete while the body of their request still arrives. */
  *responses(): Iterable<ServerResponse> {
    for (const response of this.#connections.values()) if (response !== undefined) yield response;
  }

  /** Whether a connection has a request whose answer is not complete. */
  isAnswering(socket: Socket): boolean {
    return this.#connections.get(socket) !== undefined;
  }

  /** Whether requests must wait (`hold`), because the server is accepting the last connections. */
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
    this.#stopped ??= this.#stopAccepting(Math.min(acceptingMs, graceMs));
    await this.#stopped;
    const timers = [
      setTimeout(() => this.#closeIdle(), Math.min(idleMs, graceMs)),
      setTimeout(() => this.#server.closeAllConnections(), graceMs),
    ];
    await this.#ended;
    timers.forEach(clearTimeout);
  }

  async #stopAccepting(longestMs: number): Promise<void> {
    await this.#acceptPending(longestMs);
    // Not before: callers whose connections are closed open new ones, which the server must still accept.
    this.#isDraining = true;
    for (const response of this.#connections.values()) if (response?.headersSent === false) announceClose(response);
    // `close` would also close idle connections, on which a caller may be about to send a request.
    this.#server.closeIdleConnections = () => undefined;
    this.#server.close();
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const serve of held) serve();
  }

  /**
   * Accepts the connections that wait in the backlog of the operating system: closing the socket would reset them. No
   * request is handled meanwhile, so that callers soon wait instead of connecting.
   */
  async #acceptPending(longestMs: number): Promise<void> {
    this.#held = [];
    const end = performance.now() + longestMs;
    for (let turns = 1; ; turns += 1) {
      const quiet = performance.now() - this.#acceptedAt;
      if (quiet < quietMs) await wait(quietMs - quiet);
      // The first one ends the current turn of the event loop, the second one a complete turn, which accepts what waits.
      await endTurn();
      const began = performance.now();
      await endTurn();
      const now = performance.now();
      // In a long turn, such as one that plans a document, further connections may have come after those it accepted.
      const isQuiet = now - this.#acceptedAt >= quietMs && now - began < shortTurnMs;
      if (isQuiet || (now >= end && turns >= leastTurns)) return;
    }
  }

  #onAnswered(socket: Socket, response: ServerResponse): void {
    if (this.#connections.get(socket) !== response) return;
    this.#connections.set(socket, response.req.complete ? undefined : response);
    // The head of the answer may have been sent with keep-alive, before the drain began.
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
