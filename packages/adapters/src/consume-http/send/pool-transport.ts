import type { Dispatcher } from 'undici';
import { fail, ok, type FailureCause, type Proxies, type Result } from '@naftiko/engine';
import { openConnections } from './connections.js';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import type { Deadline } from './deadline.js';
import { findProxy } from './proxy.js';
import { StreamingReceiver } from './streaming-receiver.js';
import type { Delivery, Passage, Transport, WireAnswer, WireLimits, WireStream } from './transport.js';
import { isStale } from './watch-socket.js';
import { failureOf, stopped } from './wire-failure.js';

/**
 * Sends requests over keep-alive connections to one origin. Other origins occur only in redirects; a request to one has
 * a connection of its own, so that redirects cannot make the process accumulate pools.
 *
 * An idempotent request is sent again on a new connection if its connection was closed while idle (RFC 9110, section
 * 9.2.2).
 */
export function createPoolTransport(origin: string, limits: WireLimits, proxies?: Proxies): Transport {
  const open = (to: string): Route => {
    const proxy = findProxy(to, proxies);
    return { origin: to, via: proxy?.address, dispatcher: openConnections(to, limits, proxy) };
  };
  let home = open(origin);
  let closing: Promise<void> | undefined;

  const sendApart = async ({ origin: to, request }: Delivery, deadline: Deadline): Promise<Received> => {
    const apart = open(to);
    try {
      return await dispatch(apart, request, limits, deadline);
    } finally {
      await apart.dispatcher.destroy();
    }
  };
  const streamThrough = (
    route: Route,
    { request, body }: Passage,
    signal: AbortSignal,
  ): Promise<Received<WireStream>> =>
    new Promise((settle) => {
      if (signal.aborted) return settle({ result: fail({ code: 'cancelled' }), isStale: false });
      const receiver = new StreamingReceiver(limits, route.via, (result, error) =>
        settle({ result, isStale: error !== undefined && isStale(error) }),
      );
      signal.addEventListener('abort', () => receiver.abortStream({ code: 'cancelled' }), { once: true });
      route.dispatcher.dispatch(
        {
          origin: route.origin,
          path: request.target,
          // Any method is allowed; undici checks its syntax.
          method: request.method as Dispatcher.HttpMethod,
          headers: request.headers,
          // Documented to accept an async iterable as well; its types omit that.
          body: (body ?? null) as Uint8Array | null,
          headersTimeout: limits.idleTimeoutMs,
          bodyTimeout: limits.idleTimeoutMs,
        },
        receiver,
      );
    });

  return {
    async send(delivery, deadline) {
      if (delivery.origin !== origin) return (await sendApart(delivery, deadline)).result;
      const first = await dispatch(home, delivery.request, limits, deadline);
      if (!first.isStale || !idempotent.has(delivery.request.method)) return first.result;
      return (await sendApart(delivery, deadline)).result;
    },
    async stream(passage, signal) {
      const first = await streamThrough(home, passage, signal);
      const isRepeatable = passage.body === undefined || passage.body instanceof Uint8Array;
      if (!first.isStale || !isRepeatable || !idempotent.has(passage.request.method)) return first.result;
      const apart = open(origin);
      const second = await streamThrough(apart, passage, signal);
      // Closes the connection when the answer is complete.
      void apart.dispatcher.close();
      return second.result;
    },
    renew() {
      void home.dispatcher.close();
      home = open(origin);
    },
    close: () => (closing ??= home.dispatcher.close()),
  };
}

/** Methods that can be repeated safely. */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);

interface Route {
  readonly origin: string;
  /** The address of the proxy in use. */
  readonly via: string | undefined;
  readonly dispatcher: Dispatcher;
}

interface Received<Answer = WireAnswer> {
  readonly result: Result<Answer>;
  /** Whether the connection was closed before the request was sent. */
  readonly isStale: boolean;
}

type Settle = (result: Result<WireAnswer>, error?: Error) => void;

const dispatch = (
  { dispatcher, origin, via }: Route,
  request: OutgoingRequest,
  limits: WireLimits,
  deadline: Deadline,
): Promise<Received> =>
  new Promise((settle) => {
    if (deadline.over !== undefined) {
      settle({ result: fail(deadline.over), isStale: false });
      return;
    }
    const receiver = new Receiver(limits, via, (result, error) =>
      settle({ result, isStale: error !== undefined && isStale(error) }),
    );
    deadline.notifyWhenOver((cause) => receiver.abortExchange(cause));
    dispatcher.dispatch(
      {
        origin,
        path: request.target,
        // The methods of the format are HTTP methods (see plan-operation.ts).
        method: request.method as Dispatcher.HttpMethod,
        headers: request.headers,
        body: request.body ?? null,
      },
      receiver,
    );
  });

/** Collects one answer, and settles once. */
class Receiver implements Dispatcher.DispatchHandler {
  readonly #limits: WireLimits;
  readonly #via: string | undefined;
  readonly #settle: Settle;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp = false;
  #sizeBytes = 0;
  #status = 0;
  #headers: WireAnswer['headers'] = {};

  constructor(limits: WireLimits, via: string | undefined, settle: Settle) {
    this.#limits = limits;
    this.#via = via;
    this.#settle = settle;
  }

  /** Aborts: the connection is closed, the exchange has failed. */
  abortExchange(cause: FailureCause): void {
    if (this.#givenUp) return;
    this.#givenUp = true;
    this.#settle(fail(cause));
    this.#controller?.abort(stopped);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Aborted while the request still waited for a connection.
    if (this.#givenUp) controller.abort(stopped);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: WireAnswer['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#sizeBytes += chunk.length;
    const { namespace, bodyLimitBytes: limitBytes } = this.#limits;
    if (this.#sizeBytes > limitBytes) this.abortExchange({ code: 'upstream-too-large', namespace, limitBytes });
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only, ...more] = this.#chunks;
    const body = only === undefined ? empty : more.length === 0 ? only : Buffer.concat(this.#chunks, this.#sizeBytes);
    if (!this.#givenUp) this.#settle(ok({ status: this.#status, headers: this.#headers, body }));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.#givenUp) this.#settle(fail(failureOf(error, this.#limits, this.#via)), error);
  }
}

const empty = new Uint8Array();
