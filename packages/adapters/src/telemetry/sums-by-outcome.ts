import type { Sum } from './accumulator.js';

/** The sums of one metric for one operation or upstream, by outcome. Each is found once by all its names. */
export class SumsByOutcome {
  readonly #find: (outcome: number | string) => Sum;
  readonly #found = new Map<number | string, Sum>();

  constructor(find: (outcome: number | string) => Sum) {
    this.#find = find;
  }

  add(outcome: number | string, value: number): void {
    let sum = this.#found.get(outcome);
    if (sum === undefined) this.#found.set(outcome, (sum = this.#find(outcome)));
    sum.add(value);
  }
}
