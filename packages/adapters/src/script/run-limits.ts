import type { Job, Outcome } from './job.js';

/** Loop turns and calls between two looks of the interpreter at its limits; measured, not promised. */
const turnsPerLook = 10_000;

/** Turns for writing the result. */
const writingTurns = 10_000_000;

/** What a run may still use. Once something is exceeded it stays so: no `finally` of a script goes on. */
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

  /** To be asked every `turnsPerLook`, and only then. Limits below that act as it (04, section e.7). */
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
