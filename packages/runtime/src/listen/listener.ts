import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Drain } from './drain.js';
import { noteExpectation } from './expected-body.js';
import { RequestEnd } from './request-end.js';

/** Serves one socket. Each request comes with its end, which is created here. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, end: RequestEnd) => void;

/** An open socket whose handler can be replaced. */
export interface Listener {
  /** The actual port. */
  readonly port: number;
  replace(handler: HttpHandler): void;
  /**
   * Stops accepting, lets requests in flight finish for `graceMs`, then cuts them; idle connections stay open for at most
   * two seconds. A second call may shorten the wait.
   */
  close(graceMs: number, idleMs?: number): Promise<void>;
}

export type Listened =
  | { readonly ok: true; readonly listener: Listener }
  | { readonly ok: false; readonly code: string; readonly reason: string };

/** The options of a listener. */
export interface Listening {
  readonly address: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** How long a connection stays open between two requests. */
  readonly keepAliveMs: number;
  /** Receives errors while accepting. */
  readonly onError: (cause: Error) => void;
}

/** Opens a socket. Requests before the first handler wait for it. */
export async function listen({ address, port, keepAliveMs, onError }: Listening): Promise<Listened> {
  const early: Parameters<HttpHandler>[] = [];
  let handler: HttpHandler = (...arrived) => void early.push(arrived);
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const end = new RequestEnd(response);
    drain.follow(request.socket, response, end);
    handler(request, response, end);
  };
  const server = createServer(serve);
  // Without this, Node would ask for every body before a handler has decided.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    noteExpectation(request, response);
    serve(request, response);
  });
  const drain = new Drain(server);
  server.keepAliveTimeout = keepAliveMs;
  // Longer than a connection may be idle, but limited, because a caller may send its headers slowly.
  server.headersTimeout = keepAliveMs + headersGraceMs;
  server.requestTimeout = Math.max(server.requestTimeout, server.headersTimeout);
  try {
    await openServer(server, address, port);
  } catch (cause) {
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
      close: (graceMs, idleMs) => drain.end(idleMs === undefined ? { graceMs } : { graceMs, idleMs }),
    },
  };
}

const headersGraceMs = 5_000;

const openServer = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
