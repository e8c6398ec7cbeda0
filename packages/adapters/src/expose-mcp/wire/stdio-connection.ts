import type { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { RuntimeServices } from '@naftiko/runtime';
import { Lease } from './lease.js';
import { LineTransport, type Pipe } from './line-transport.js';
import { compareSurfaces, type ListChanges } from '../surface/list-changes.js';
import { createSdkServer, type Peer } from './mcp-server.js';
import type { OpenSurface } from '../surface/open-surface.js';

/** The parts of a mount that answer the messages of a connection. A reload replaces them. */
export interface Serving {
  readonly surface: OpenSurface;
  readonly headersOf: Peer['headersOf'];
  readonly log: RuntimeServices['log'];
}

/** The connection over standard input and output. It stays open across reloads, because the handshake happens once. */
export class StdioConnection {
  /** Settles when the input has ended. */
  readonly finished: Promise<void>;
  readonly #lease: Lease;
  #serving: Serving;
  /**
   * The current server. The SDK creates one for the first message, and another one when that message only requested the
   * supported revisions.
   */
  #server: Server | undefined;

  constructor(first: Serving, pipe: Pipe) {
    this.#serving = first;
    const transport = new LineTransport(pipe, (line) => this.#serving.log.info('request', line));
    const handle = serveStdio(({ era }) => this.#createServer(era), {
      transport,
      onerror: (cause) => this.#serving.log.debug('mcp', { reason: cause.message }),
    });
    this.finished = new Promise((resolve) => {
      const closed = transport.onclose?.bind(transport);
      transport.onclose = () => {
        closed?.();
        resolve();
      };
    });
    this.#lease = new Lease(() => handle.close());
  }

  /** Adds a lease for one mount; the returned function releases it. The last release closes the connection. */
  hold(): () => Promise<void> {
    return this.#lease.take();
  }

  /** Answers later messages with `next`, and notifies the peer of changed lists. */
  replace(next: Serving): void {
    const changes = compareSurfaces(this.#serving.surface, next.surface);
    this.#serving = next;
    this.#notify(changes);
  }

  #createServer(era: Peer['era']): Server {
    this.#server = createSdkServer(() => this.#serving.surface, {
      era,
      headersOf: (meta) => this.#serving.headersOf(meta),
      observed: undefined,
      served: undefined,
      receivesNotices: true,
      marksDigits: false,
      receivesChanges: true,
    });
    return this.#server;
  }

  /**
   * Sends notifications of changed lists. To a peer of the 2026-07-28 revision, the SDK only sends those that it has
   * subscribed to.
   */
  #notify({ tools, resources, prompts }: ListChanges): void {
    const server = this.#server;
    const known = server?.getCapabilities();
    // Errors of a disconnected peer are ignored.
    const sendIgnoringErrors = (send: Promise<void> | undefined): void => void send?.catch(() => undefined);
    if (tools && known?.tools !== undefined) sendIgnoringErrors(server?.sendToolListChanged());
    if (resources && known?.resources !== undefined) sendIgnoringErrors(server?.sendResourceListChanged());
    if (prompts && known?.prompts !== undefined) sendIgnoringErrors(server?.sendPromptListChanged());
  }
}
