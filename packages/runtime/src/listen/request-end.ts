import type { ServerResponse } from 'node:http';

/**
 * The end of one request: its answer is complete, or its caller has disconnected.
 *
 * It has the only `close` listener of the response; actions for the end of a request are registered here.
 */
export class RequestEnd {
  readonly #response: ServerResponse;
  readonly #actions: (() => void)[] = [];
  /** The actions of `released`; `undefined` once they have run. */
  #releases: (() => void)[] | undefined = [];
  #hasEnded = false;
  #disconnected: AbortController | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.once('close', () => this.#finish());
  }

  /**
   * Aborts when the caller disconnects before the answer is complete. Created on first use, because many requests never
   * need it.
   */
  get signal(): AbortSignal {
    if (this.#disconnected === undefined) {
      this.#disconnected = new AbortController();
      if (this.#hasEnded) this.#abortIfIncomplete();
    }
    return this.#disconnected.signal;
  }

  /** Runs an action when the request ends, in the order of registration; at once if it has ended. It must not throw. */
  finished(action: () => void): void {
    if (this.#hasEnded) action();
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

  #finish(): void {
    this.#hasEnded = true;
    this.markEndless();
    for (const action of this.#actions) action();
    this.#abortIfIncomplete();
  }

  #abortIfIncomplete(): void {
    if (!this.#response.writableFinished) this.#disconnected?.abort();
  }
}
