import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpHandler, Listener } from '../listen/listener.js';
import type { RequestEnd } from '../listen/request-end.js';

/**
 * The listener of one adapter behind a gateway: it receives the requests of a prefix instead of those of a socket. The
 * gateway's own listener applies the limits and waits for requests in flight.
 */
export class BranchListener implements Listener {
  readonly #gatewayPort: () => number;
  #handler: HttpHandler | undefined;
  readonly #responses = new Set<ServerResponse>();

  constructor(gatewayPort: () => number) {
    this.#gatewayPort = gatewayPort;
  }

  get port(): number {
    return this.#gatewayPort();
  }

  replace(handler: HttpHandler): void {
    this.#handler = handler;
  }

  allow(): void {
    // The gateway's own listener decides.
  }

  pending(): readonly ServerResponse[] {
    return [...this.#responses].filter(({ headersSent }) => !headersSent);
  }

  /** Does nothing: there is no socket, and the generation waits for its own requests. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Passes a request to the handler, from whose target the prefix has been removed. */
  dispatch(request: IncomingMessage, response: ServerResponse, end: RequestEnd): void {
    this.#responses.add(response);
    end.finished(() => this.#responses.delete(response));
    this.#handler?.(request, response, end);
  }
}
