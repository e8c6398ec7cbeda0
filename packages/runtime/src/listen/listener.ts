import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Drain } from './drain.js';
import { findRefusal, refuseRequest } from './refuse-request.js';
import { noteExpectation } from './expected-body.js';
import { RequestEnd } from './request-end.js';
import { defaultServerLimits, type ServerLimits } from './server-limits.js';
import { SlowBodies } from './slow-bodies.js';
import { closeStalledAnswers, stallMsOf } from './stalled-answers.js';

/** Handles the requests of one socket. `end` reports when a request has ended. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, end: RequestEnd) => void;

/** An open socket whose handler can be replaced. */
export interface Listener {
  /** The actual port. */
  readonly port: number;
  replace(handler: HttpHandler): void;
  /** Changes the limits and times for callers, except for the size of a head. */
  allow(allowance: Allowance): void;
  /** The responses that are pending now. */
  pending(): readonly ServerResponse[];
  /**
   * Stops accepting, lets requests in flight finish for `graceMs`, then closes their connections; idle connections stay
   * open for at most two seconds. A second call may shorten the wait.
   */
  close(graceMs: number, idleMs?: number): Promise<void>;
}

export type ListenResult =
  | { readonly ok: true; readonly listener: Listener }
  | { readonly ok: false; readonly code: string; readonly reason: string };

/** The limits and times for callers, which can change while the socket is open. */
export interface Allowance {
  /** How long a connection stays open between two requests. */
  readonly keepAliveMs: number;
  readonly limits: ServerLimits;
}

/** The options of a listener. */
export interface ListenOptions {
  readonly address: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** How long a connection stays open between two requests. */
  readonly keepAliveMs: number;
  readonly limits?: ServerLimits;
  /** Receives errors while accepting. */
  readonly onError: (cause: Error) => void;
  /** Receives the reason of each refused connection and request. */
  readonly onRefused?: (reason: string) => void;
}

/** The time limit for receiving a whole request. */
const maxRequestMs = 300_000;

/** Opens a socket. Requests that arrive before the first handler wait for it. */
export async function listen(options: ListenOptions): Promise<ListenResult> {
  const { address, port, keepAliveMs, onError, onRefused = () => undefined } = options;
  let { limits = defaultServerLimits } = options;
  const early: Parameters<HttpHandler>[] = [];
  let handler: HttpHandler = (...arrived) => void early.push(arrived);
  let inFlight = 0;
  const leave = (): void => void (inFlight -= 1);
  const checkMs = Math.min(1_000, Math.ceil(limits.receiveMs / 4));
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const end = new RequestEnd(response);
    drain.follow(request.socket, response, end);
    const refusal = findRefusal(request, inFlight, limits);
    if (refusal !== undefined) {
      onRefused(refusal.reason);
      return refuseRequest(response, refusal);
    }
    inFlight += 1;
    end.released(leave);
    if (drain.isHolding) drain.hold(() => handler(request, response, end));
    else handler(request, response, end);
  };
  const server = createServer(
    {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: limits.receiveMs,
      requestTimeout: Math.max(maxRequestMs, limits.receiveMs),
      connectionsCheckingInterval: checkMs,
      maxHeaderSize: limits.headBytes,
    },
    serve,
  );
  // Without this listener, Node would send `100 Continue` before a handler has accepted the request.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    noteExpectation(request, response);
    serve(request, response);
  });
  const drain = new Drain(server);
  closeStalledAnswers(server, drain);
  server.timeout = stallMsOf(limits);
  server.maxConnections = limits.connections;
  // With a limit, Node would drop further headers silently. The size of the head is limited anyway.
  server.maxHeadersCount = 0;
  server.on('drop', () => onRefused(`The server has reached its limit of ${limits.connections} connections.`));
  const slowBodies = new SlowBodies(limits.receiveMs);
  const checking = setInterval(() => slowBodies.check(drain.responses()), checkMs).unref();
  server.once('close', () => clearInterval(checking));
  try {
    await openServer(server, address, port);
  } catch (cause) {
    clearInterval(checking);
    const error = cause as NodeJS.ErrnoException;
    return { ok: false, code: error.code ?? 'UNKNOWN', reason: error.message };
  }
  // Errors such as too many open files must not end the process.
  server.on('error', onError);
  return {
    ok: true,
    listener: {
      port: (server.address() as AddressInfo).port,
      replace: (next) => {
        handler = next;
        for (const arrived of early.splice(0)) next(...arrived);
      },
      allow: (allowance) => {
        ({ limits } = allowance);
        server.keepAliveTimeout = allowance.keepAliveMs;
        server.headersTimeout = limits.receiveMs;
        server.requestTimeout = Math.max(maxRequestMs, limits.receiveMs);
        server.timeout = stallMsOf(limits);
        server.maxConnections = limits.connections;
        slowBodies.allow(limits.receiveMs);
      },
      pending: () => [...drain.responses()].filter(({ headersSent }) => !headersSent),
      close: (graceMs, idleMs) => drain.end(idleMs === undefined ? { graceMs } : { graceMs, idleMs }),
    },
  };
}

const openServer = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
