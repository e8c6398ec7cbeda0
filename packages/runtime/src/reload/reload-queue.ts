/**
 * Reloads one at a time. However often one is asked for while another is under way, exactly one more follows: it finds
 * whatever the askers had changed.
 */
export class ReloadQueue {
  readonly #reload: () => Promise<void>;
  #underway: Promise<void> | undefined;
  #isWanted = false;
  #isClosed = false;

  /** `reload` settles in any case; what went wrong is its own business. */
  constructor(reload: () => Promise<void>) {
    this.#reload = reload;
  }

  request(): void {
    if (this.#isClosed) return;
    this.#isWanted = true;
    this.#underway ??= this.#work();
  }

  /** Begins no other one, and waits for the one that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#underway;
  }

  async #work(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      await this.#reload();
    }
    this.#underway = undefined;
  }
}
