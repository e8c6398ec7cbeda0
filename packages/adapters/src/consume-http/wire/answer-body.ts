import { LongBody } from '@naftiko/engine';

/** The bytes of an answer that is read as a whole. */
export class AnswerBody {
  #parts: Buffer[] = [];
  #sizeBytes = 0;

  /** Adds a part, unless the body would then be larger than the limit; returns whether it was added. */
  add(chunk: Buffer, limitBytes: number): boolean {
    this.#sizeBytes += chunk.length;
    if (this.#sizeBytes > limitBytes) return false;
    this.#parts.push(chunk);
    return true;
  }

  /** All parts as one; a long body stays in its parts until it is read. */
  join(): Buffer | LongBody {
    const [only] = this.#parts;
    if (this.#parts.length === 1 && only !== undefined) return only;
    const isLong = this.#sizeBytes >= minLongBytes && this.#sizeBytes >= this.#parts.length * minPartBytes;
    return isLong ? new LongBody(this.#parts) : Buffer.concat(this.#parts, this.#sizeBytes);
  }
}

/**
 * From this length on, a body that is only passed on is not joined: one of 10 MB takes 11 MB of memory and not 19, and is
 * not copied.
 */
const minLongBytes = 256 * 1024;

/** Smaller parts are joined: this takes less time than writing each of them by itself. */
const minPartBytes = 8 * 1024;
