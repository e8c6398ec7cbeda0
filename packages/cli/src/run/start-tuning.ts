import { setV8Options } from '../v8-options.js';

/**
 * Sets options of V8 for the start of many documents, and its defaults again when the work after the start is done.
 *
 * - Nearly all that remains of a document is created in one go. For that V8 doubles the space of new objects again and
 *   again, and does not give it back: 16 MB more for 250 documents on Node 20, 100 MB on Node 24. Collecting more often
 *   instead takes less than 2 % more processor time.
 * - A start runs a lot of code, each part of it for a short time, so that optimising it does not pay, except for tiny
 *   functions. With these alone, 250 documents need 20 % less processor time on Node 20, 10 % less on Node 24, and 12 MB less
 *   for its compiler.
 */
export class StartTuning {
  #restore: (() => void) | undefined;

  /** Called when the first document is planned: V8 refuses code that was kept with other options, and most is loaded then. */
  begin(documents: number): void {
    if (documents >= manyDocuments) this.#restore = setV8Options(options, ['11', '12', '13', '14']);
  }

  endLater(): void {
    if (this.#restore !== undefined) setTimeout(this.#restore, afterStartMs).unref();
  }
}

/** A start of fewer is left alone. */
const manyDocuments = 10;

/** In this time, adapters prepare what was left until after the start. */
const afterStartMs = 2_000;

/** Those of V8 in Node 20 to 25. */
const options = [
  { name: 'semi-space-growth-factor', value: 1, byDefault: 2 },
  { name: 'max-optimized-bytecode-size', value: 60, byDefault: 61_440 },
];
