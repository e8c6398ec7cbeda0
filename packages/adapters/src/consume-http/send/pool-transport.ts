import { Pool, type Dispatcher } from 'undici';
import { fail, ok, type FailureCause, type Result } from '@naftiko/engine';
import type { OutgoingRequest } from './outgoing-request.js';
import type { Patience } from './patience.js';
import { StreamingReceiver } from './streaming-receiver.js';
import type { Transport, WireAnswer, WireLimits } from './transport.js';
import { failureOf, stopped } from './wire-failure.js';

/**
 * The network: keep-alive connections to one origin. Other origins are met on redirects only; each such hop has a
 * connection of its own, so that an upstream cannot make the process collect pools.
 */
export function poolTransport(origin: string, limits: WireLimits): Transport {
  // One deadline spans the whole exchange (see patience.ts), so the timeouts of its parts are off.
  const connections = { connect: { timeout: limits.connectTimeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
  const home = new Pool(origin, connections);
  let closing: Promise<void> | undefined;
  return {
    async send(delivery, patience) {
      const receive = (settle: Settle): Receiver => new Receiver(limits, settle);
      if (delivery.origin === origin) return dispatch(home, delivery.request, { patience, receive });
      const foreign = new Pool(delivery.origin, connections);
      try {
        return await dispatch(foreign, delivery.request, { patience, receive });
      } finally {
        await foreign.destroy();
      }
    },
    stream: ({ request, body }, signal) =>
      new Promise((settle) => {
        if (signal.aborted) return settle(fail({ code: 'cancelled' }));
        const receiver = new StreamingReceiver(limits, settle);
        signal.addEventListener('abort', () => receiver.giveUp({ code: 'cancelled' }), { once: true });
        home.dispatch(
          {
            path: request.target,
            // Whatever token the caller's request has: undici checks that it is one.
            method: request.method as Dispatcher.HttpMethod,
            headers: request.headers,
            // Documented to take an async iterable as well; its types do not know.
            body: (body ?? null) as Uint8Array | null,
            headersTimeout: limits.idleTimeoutMs,
            bodyTimeout: limits.idleTimeoutMs,
          },
          receiver,
        );
      }),
    close: () => (closing ??= home.close()),
  };
}

type Settle = (result: Result<WireAnswer>) => void;

interface Waiting {
  readonly patience: Patience;
  receive(settle: Settle): Receiver;
}

const dispatch = (pool: Pool, request: OutgoingRequest, { patience, receive }: Waiting): Promise<Result<WireAnswer>> =>
  new Promise((settle) => {
    if (patience.over !== undefined) {
      settle(fail(patience.over));
      return;
    }
    const receiver = receive(settle);
    patience.whenOver((cause) => receiver.giveUp(cause));
    pool.dispatch(
      {
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
  readonly #settle: Settle;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp = false;
  #sizeBytes = 0;
  #status = 0;
  #headers: WireAnswer['headers'] = {};

  constructor(limits: WireLimits, settle: Settle) {
    this.#limits = limits;
    this.#settle = settle;
  }

  /** Stops waiting: the connection is closed, the exchange has failed. */
  giveUp(cause: FailureCause): void {
    if (this.#givenUp) return;
    this.#givenUp = true;
    this.#settle(fail(cause));
    this.#controller?.abort(stopped);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Given up while the request still waited for a connection.
    if (this.#givenUp) controller.abort(stopped);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: WireAnswer['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#sizeBytes += chunk.length;
    const { namespace, bodyLimitBytes: limitBytes } = this.#limits;
    if (this.#sizeBytes > limitBytes) this.giveUp({ code: 'upstream-too-large', namespace, limitBytes });
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only, ...more] = this.#chunks;
    const body = only === undefined ? empty : more.length === 0 ? only : Buffer.concat(this.#chunks, this.#sizeBytes);
    if (!this.#givenUp) this.#settle(ok({ status: this.#status, headers: this.#headers, body }));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.#givenUp) this.#settle(fail(failureOf(error, this.#limits)));
  }
}

const empty = new Uint8Array();
