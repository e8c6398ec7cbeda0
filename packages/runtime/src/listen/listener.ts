import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves one socket. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** An open socket whose handler can be replaced. */
export interface Listener {
  /** The port that was really taken. */
  readonly port: number;
  replace(handler: HttpHandler): void;
  /** Stops accepting, lets requests in flight finish for `graceMs`, then cuts them. Again with less to wait less. */
  close(graceMs: number): Promise<void>;
}

export type Listening =
  | { readonly ok: true; readonly listener: Listener }
  | { readonly ok: false; readonly code: string; readonly reason: string };

/** Opens a socket on an address; port 0 takes any free one. */
export async function listen(
  address: string,
  port: number,
  first: HttpHandler,
  onTrouble: (cause: Error) => void,
): Promise<Listening> {
  let handler = first;
  const server = createServer((request, response) => handler(request, response));
  // A caller that trickles its headers must not hold a socket for ever.
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 12_000;
  try {
    await opened(server, address, port);
  } catch (cause) {
    const error = cause as NodeJS.ErrnoException;
    return { ok: false, code: error.code ?? 'UNKNOWN', reason: error.message };
  }
  // What goes wrong while accepting (too many open files) must not end the process.
  server.on('error', onTrouble);
  let closing: Promise<void> | undefined;
  return {
    ok: true,
    listener: {
      port: (server.address() as AddressInfo).port,
      replace: (next) => {
        handler = next;
      },
      close(graceMs) {
        closing ??= new Promise((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        // A later call may be less patient than the first.
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        return closing.finally(() => clearTimeout(cut));
      },
    },
  };
}

const opened = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
