import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler, type NodeIncomingMessageLike } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { ServedRequest } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { Lease } from './lease.js';
import type { ListChanges } from '../surface/list-changes.js';
import { createSdkServer } from './mcp-server.js';
import type { OpenSurface } from '../surface/open-surface.js';

/**
 * Callers with a subscription: the open answers to `subscriptions/listen` of the 2026-07-28 revision.
 *
 * They stay open across reloads, because a reload is what they wait for. Each mount of the adapter holds them, and they
 * end when the last one releases them. Closing does not wait for slow readers: unread messages remain buffered.
 */
export class Listeners {
  readonly #asked = new AsyncLocalStorage<OpenSurface>();
  readonly #handler;
  readonly #handle;
  readonly #lease: Lease;

  constructor(report: (cause: Error) => void, { most = mostListeners } = {}) {
    this.#handler = createMcpHandler(
      () => {
        // Created only to read its capabilities, and closed again.
        const surface = this.#asked.getStore()!;
        const receives = { receivesNotices: false, holdsDigits: true, receivesChanges: true };
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

  /** Adds one mount; the returned function releases it. */
  hold(): () => Promise<void> {
    return this.#lease.take();
  }

  /** Answers with a stream that stays open, or with an error. */
  serve(surface: OpenSurface, { request, response, served, message }: Subscription): Promise<unknown> {
    // An idle socket would keep a closing server waiting for its caller.
    served.finished(() => request.socket.destroySoon());
    return this.#asked.run(surface, () => this.#handle(request as NodeIncomingMessageLike, response, message));
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

/** Further subscriptions are refused: each of them holds a socket. */
const mostListeners = 1024;
