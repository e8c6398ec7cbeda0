/**
 * Counts the holders of a shared resource (a connection, a set of subscriptions) and closes the resource when the last
 * one releases it.
 */
export class Lease {
  readonly #close: () => Promise<void>;
  readonly #holders = new Set<symbol>();

  constructor(close: () => Promise<void>) {
    this.#close = close;
  }

  /** Adds a holder. The returned function releases the resource for this holder; it may be called twice. */
  take(): () => Promise<void> {
    const holder = Symbol('holder');
    this.#holders.add(holder);
    return async () => {
      if (this.#holders.delete(holder) && this.#holders.size === 0) await this.#close();
    };
  }
}
