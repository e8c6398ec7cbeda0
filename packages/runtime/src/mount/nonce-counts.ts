import type { NonceUse } from '@naftiko/engine';

/** Maximum number of nonces whose counts are kept. */
const nonceLimit = 10_000;

/** How often nonces were used. A count is accepted once, and only if it is higher than all before. */
export class NonceCounts {
  readonly #uses = new Map<string, NonceUse>();
  /** The counts of nonces made up to this time have been dropped, so that these nonces count as too old. */
  #forgottenUntilMs = 0;

  accept(use: NonceUse): boolean {
    const { nonce, count, madeMs } = use;
    if (madeMs <= this.#forgottenUntilMs || !(count > (this.#uses.get(nonce)?.count ?? 0))) return false;
    this.#uses.delete(nonce);
    this.#uses.set(nonce, use);
    const [oldest] = this.#uses.values();
    if (this.#uses.size > nonceLimit && oldest !== undefined) {
      this.#uses.delete(oldest.nonce);
      this.#forgottenUntilMs = Math.max(this.#forgottenUntilMs, oldest.madeMs);
    }
    return true;
  }
}
