import type { ServerResponse } from 'node:http';

/**
 * The end of one request: its answer is complete, or its caller is gone.
 *
 * It holds the only `close` listener on the response; everything that ends with the request is registered here.
 */
export class RequestEnd {
  readonly #response: ServerResponse;
  readonly #actions: (() => void)[] = [];
  /** Actions for `released`; `undefined` once the request is no longer counted. */
  #releases: (() => void)[] | undefined = [];
  #hasCome = false;
  #gone: AbortController | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.once('close', () => this.#come());
  }

  /** Aborts when the caller hangs up before the answer is complete. Created on first use: many requests never read it. */
  get signal(): AbortSignal {
    if (this.#gone === undefined) {
      this.#gone = new AbortController();
      if (this.#hasCome) this.#abortIfCut();
    }
    return this.#gone.signal;
  }

  /** Runs an action when the request ends, in the order of registration; at once if it has ended. It must not throw. */
  finished(action: () => void): void {
    if (this.#hasCome) action();
    else this.#actions.push(action);
  }

  /** Runs an action when the request has ended, or when it is marked as a stream without an end. It must not throw. */
  released(action: () => void): void {
    if (this.#releases === undefined) action();
    else this.#releases.push(action);
  }

  /** Marks the answer as a stream without an end, so that closing the server does not wait for it. */
  markEndless(): void {
    const releases = this.#releases ?? [];
    this.#releases = undefined;
    for (const release of releases) release();
  }

  #come(): void {
    this.#hasCome = true;
    this.markEndless();
    for (const action of this.#actions) action();
    this.#abortIfCut();
  }

  #abortIfCut(): void {
    if (!this.#response.writableFinished) this.#gone?.abort();
  }
}
