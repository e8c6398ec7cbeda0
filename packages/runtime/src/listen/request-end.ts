import type { ServerResponse } from 'node:http';
import type { Cancellation, CancellationWatcher } from '@naftiko/engine';

/**
 * The end of one request: its answer is complete, or its caller has disconnected.
 *
 * It has the only `close` listener of the response; actions for the end of a request are registered here.
 */
export class RequestEnd implements Cancellation {
  readonly #response: ServerResponse;
  readonly #actions: (() => void)[] = [];
  /** The actions of `released`; `undefined` once they have run. */
  #releases: (() => void)[] | undefined = [];
  readonly #watchers: CancellationWatcher[] = [];
  #hasEnded = false;
  #disconnected: AbortController | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
    // Emitted once; `once` would take longer.
    response.on('close', () => this.#finish());
  }

  /** Whether the caller has disconnected before the answer was complete. */
  get isCancelled(): boolean {
    return this.#hasEnded && !this.#response.writableFinished;
  }

  watch(watcher: CancellationWatcher): void {
    this.#watchers.push(watcher);
  }

  unwatch(watcher: CancellationWatcher): void {
    if (this.#watchers.at(-1) === watcher) this.#watchers.pop();
    else this.#watchers.splice(0, Infinity, ...this.#watchers.filter((other) => other !== watcher));
  }

  /**
   * Aborts when the caller disconnects before the answer is complete. Created on first use, because most requests never
   * need it, and creating it takes 5 % of the time of a small request.
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
    if (this.#response.writableFinished) return;
    for (const watcher of this.#watchers.splice(0)) watcher.cancel();
    this.#disconnected?.abort();
  }
}
