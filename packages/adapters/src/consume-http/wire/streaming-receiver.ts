import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { fail, ok, type FailureCause, type Result } from '@naftiko/engine';
import type { WireLimits, WireStream } from './transport.js';
import { failureOf, stopped } from './wire-failure.js';

/** Passes an answer on while it arrives, with backpressure. Settles once, with the head of the answer or a failure. */
export class StreamingReceiver implements Dispatcher.DispatchHandler {
  readonly #limits: WireLimits;
  readonly #via: string | undefined;
  readonly #settle: (result: Result<WireStream>, error?: Error) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #body: Readable | undefined;
  #isAborted = false;
  #ended = false;

  constructor(
    limits: WireLimits,
    via: string | undefined,
    settle: (result: Result<WireStream>, error?: Error) => void,
  ) {
    this.#limits = limits;
    this.#via = via;
    this.#settle = settle;
  }

  /** Aborts the exchange. Before the head of the answer it fails with this cause; later its body ends with an error. */
  abortStream(cause: FailureCause): void {
    if (this.#isAborted || this.#ended) return;
    this.#isAborted = true;
    this.#settle(fail(cause));
    this.#body?.destroy(stopped);
    this.#controller?.abort(stopped);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Aborted while the request still waited for a connection.
    if (this.#isAborted) controller.abort(stopped);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: WireStream['headers']): void {
    // Interim answers (103) concern only this connection.
    if (status < 200) return;
    const body = new Readable({
      read: () => controller.resume(),
      destroy: (error, callback) => {
        if (!this.#ended) controller.abort(error ?? stopped);
        callback(error);
      },
    });
    // Without this listener, an error before the body is read would end the process.
    body.on('error', () => undefined);
    this.#body = body;
    this.#settle(ok({ status, headers, body }));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#body?.push(chunk) === false) controller.pause();
  }

  onResponseEnd(): void {
    this.#ended = true;
    this.#body?.push(null);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#ended = true;
    this.#settle(fail(failureOf(error, this.#limits, this.#via)), error);
    this.#body?.destroy(error);
  }
}
