import type { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Host } from '@naftiko/runtime';
import { Lease } from './lease.js';
import { LineTransport, type Pipe } from './line-transport.js';
import { changesBetween, type ListChanges } from '../surface/list-changes.js';
import { newServer, type Peer } from './mcp-server.js';
import type { OpenSurface } from '../surface/open-surface.js';

/** What answers on a connection until something else does. */
export interface Serving {
  readonly surface: OpenSurface;
  readonly headersOf: Peer['headersOf'];
  readonly log: Host['log'];
}

/** The one connection of a pipe. It outlives the surfaces behind it: its handshake was made once. */
export class StdioConnection {
  /** Settles when the input has ended. */
  readonly finished: Promise<void>;
  readonly #lease: Lease;
  #serving: Serving;
  /** The SDK makes one when the first message comes, and another one when that was only asked which revisions it knows. */
  #server: Server | undefined;

  constructor(first: Serving, pipe: Pipe) {
    this.#serving = first;
    const transport = new LineTransport(pipe, (line) => this.#serving.log.info('request', line));
    const handle = serveStdio(({ era }) => this.#newServer(era), {
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

  /** For one more mount; what is returned lets go. The connection is closed with the last of them. */
  hold(): () => Promise<void> {
    return this.#lease.take();
  }

  /** What comes from now on is answered by `next`; the peer is told which lists are new. */
  replace(next: Serving): void {
    const changes = changesBetween(this.#serving.surface, next.surface);
    this.#serving = next;
    this.#tell(changes);
  }

  #newServer(era: Peer['era']): Server {
    this.#server = newServer(() => this.#serving.surface, {
      era,
      headersOf: (meta) => this.#serving.headersOf(meta),
      observed: undefined,
      served: undefined,
      receivesNotices: true,
      holdsDigits: false,
      receivesChanges: true,
    });
    return this.#server;
  }

  /** To a peer of 2026-07-28 the SDK passes on what it subscribed to. */
  #tell({ tools, resources, prompts }: ListChanges): void {
    const server = this.#server;
    const known = server?.getCapabilities();
    // A peer that has gone hears nothing.
    const say = (send: Promise<void> | undefined): void => void send?.catch(() => undefined);
    if (tools && known?.tools !== undefined) say(server?.sendToolListChanged());
    if (resources && known?.resources !== undefined) say(server?.sendResourceListChanged());
    if (prompts && known?.prompts !== undefined) say(server?.sendPromptListChanged());
  }
}
