import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { ServedRequest } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { Lease } from './lease.js';
import type { ListChanges } from '../surface/list-changes.js';
import { createSdkServer } from './mcp-server.js';
import { attachContext, readContext } from './request-context.js';
import type { OpenSurface } from '../surface/open-surface.js';

/**
 * Callers with a subscription: the open answers to `subscriptions/listen` of the 2026-07-28 revision.
 *
 * They stay open across reloads, because they wait for the changes that a reload makes. Each mount of the adapter holds
 * a lease on them, and they end when the last mount releases it. Closing does not wait for slow readers.
 */
export class Listeners {
  readonly #handler;
  readonly #handle;
  readonly #lease: Lease;

  constructor(report: (cause: Error) => void, { most = maxListeners } = {}) {
    this.#handler = createMcpHandler(
      (context) => {
        // Created only to read its capabilities, and closed again.
        const surface = readContext(context) as OpenSurface;
        const receives = { receivesNotices: false, marksDigits: true, receivesChanges: true };
        const peer = {
          era: 'modern',
          headersOf: () => [],
          observed: undefined,
          served: undefined,
          ...receives,
        } as const;
        return createSdkServer(() => surface, peer);
      },
      { legacy: 'reject', onerror: report, maxSubscriptions: most },
    );
    this.#handle = toNodeHandler(this.#handler, { onerror: report });
    this.#lease = new Lease(() => this.#handler.close());
  }

  /** Whether a message is a subscription request. */
  static isFor(message: JsonObject): boolean {
    return message['method'] === 'subscriptions/listen';
  }

  /** Adds a lease for one mount; the returned function releases it. */
  hold(): () => Promise<void> {
    return this.#lease.take();
  }

  /** Answers with a stream that stays open, or with an error. */
  serve(surface: OpenSurface, { request, response, served, message }: Subscription): Promise<unknown> {
    // The socket is closed with its stream: a closing server would otherwise wait for it.
    served.finished(() => request.socket.destroySoon());
    return this.#handle(attachContext(request, surface), response, message);
  }

  notifyPeers({ tools, resources, prompts }: ListChanges): void {
    const { notify } = this.#handler;
    if (tools) notify.toolsChanged();
    if (resources) notify.resourcesChanged();
    if (prompts) notify.promptsChanged();
  }
}

/** A subscription to list changes. */
export interface Subscription {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: Pick<ServedRequest, 'finished'>;
  readonly message: JsonObject;
}

/** The largest number of subscriptions, each of which uses a socket. Further ones are refused. */
const maxListeners = 1024;
