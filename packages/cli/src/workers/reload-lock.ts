/** A reload that runs or waits. */
interface Entry<Holder> {
  readonly file: string;
  readonly holder: Holder;
  release(): void;
}

/** Lets one document be reloaded at a time. */
export class ReloadLock<Holder> {
  #last: Promise<void> = Promise.resolve();
  readonly #entries = new Set<Entry<Holder>>();

  /**
   * Begins to reload a document, once the reloads before it have ended. False: this one is being reloaded, and `waits` is
   * false.
   */
  async begin(file: string, holder: Holder, waits: boolean): Promise<boolean> {
    if (!waits && [...this.#entries].some((entry) => entry.file === file)) return false;
    const before = this.#last;
    this.#last = new Promise((release) => this.#entries.add({ file, holder, release }));
    await before;
    return true;
  }

  /** Ends the reload that runs; another one of the same holder still waits. */
  end(file: string, holder: Holder): void {
    for (const entry of this.#entries) {
      if (entry.holder === holder && entry.file === file) return this.#release(entry);
    }
  }

  /** Ends the reloads of a holder that no longer exists. */
  forget(holder: Holder): void {
    for (const entry of this.#entries) if (entry.holder === holder) this.#release(entry);
  }

  #release(entry: Entry<Holder>): void {
    this.#entries.delete(entry);
    entry.release();
  }
}
