/** Runs one reload at a time. All requests that arrive during a reload cause exactly one further reload. */
export class ReloadQueue {
  readonly #reload: () => Promise<void>;
  #underway: Promise<void> | undefined;
  #isWanted = false;
  #isClosed = false;

  /** `reload` must not reject; it reports its own failures. */
  constructor(reload: () => Promise<void>) {
    this.#reload = reload;
  }

  requestReload(): void {
    if (this.#isClosed) return;
    this.#isWanted = true;
    this.#underway ??= this.#runReloads();
  }

  /** Ignores further requests, and waits for the reload in progress. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#underway;
  }

  async #runReloads(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      await this.#reload();
    }
    this.#underway = undefined;
  }
}
