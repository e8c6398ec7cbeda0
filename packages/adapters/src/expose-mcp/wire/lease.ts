/** Counts the uses of a shared resource and closes it after the last one. */
export class Lease {
  readonly #close: () => Promise<void>;
  readonly #holders = new Set<symbol>();

  constructor(close: () => Promise<void>) {
    this.#close = close;
  }

  /** Adds a holder; the returned function releases it, and may be called twice. */
  take(): () => Promise<void> {
    const holder = Symbol('holder');
    this.#holders.add(holder);
    return async () => {
      if (this.#holders.delete(holder) && this.#holders.size === 0) await this.#close();
    };
  }
}
