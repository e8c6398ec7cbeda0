/** Reproducible choices. A case has a generator of its own, so that one case can be replayed without those before it. */
export class Random {
  #state;

  constructor(...parts) {
    // FNV-1a of the parts.
    this.#state = [...parts.join(':')].reduce(
      (hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 16777619),
      2166136261,
    );
  }

  /** From 0 up to, but not including, `limit`. */
  below(limit) {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Whether an event of one in `count` happens. */
  oneIn(count) {
    return this.below(count) === 0;
  }
}
