import type { Job, Outcome } from './job.js';

/** Loop turns and calls between two checks of the limits; measured, not guaranteed. */
const turnsPerLook = 10_000;

/** Turns for writing the result. */
const writingTurns = 10_000_000;

/** The remaining budget of a run. An exceeded limit is final: `finally` blocks of a script do not run. */
export class RunLimits {
  #turns: number;
  readonly #deadline: number;
  #exceeded: Outcome | undefined;

  constructor({ statementLimit, timeoutMs }: Job) {
    this.#turns = statementLimit;
    this.#deadline = performance.now() + timeoutMs;
  }

  /** The limit that ended the run. */
  get exceeded(): Outcome | undefined {
    return this.#exceeded;
  }

  /** Must be called every `turnsPerLook` turns only. Smaller limits act as that number (04, section e.7). */
  isExceeded(): boolean {
    this.#turns -= turnsPerLook;
    if (this.#turns <= 0) this.#exceeded ??= { kind: 'statement-limit' };
    if (performance.now() > this.#deadline) this.#exceeded ??= { kind: 'timeout' };
    return this.#exceeded !== undefined;
  }

  allowWriting(): void {
    this.#turns = Math.max(this.#turns, writingTurns);
  }
}
