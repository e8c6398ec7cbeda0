/** Something that several hold and that is closed by the last of them. */
export class Lease {
  readonly #close: () => Promise<void>;
  readonly #holders = new Set<symbol>();

  constructor(close: () => Promise<void>) {
    this.#close = close;
  }

  /** Holds it; what is returned lets go, and may be called twice. */
  take(): () => Promise<void> {
    const holder = Symbol('holder');
    this.#holders.add(holder);
    return async () => {
      if (this.#holders.delete(holder) && this.#holders.size === 0) await this.#close();
    };
  }
}
