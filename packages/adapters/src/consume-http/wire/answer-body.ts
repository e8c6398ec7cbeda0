/** The bytes of an answer that is read as a whole. */
export class AnswerBody {
  readonly #expectedBytes: number;
  #only: Buffer | undefined;
  #chunks: Buffer[] | undefined;
  /** The place of a large body of known length. */
  #whole: Buffer | undefined;
  #sizeBytes = 0;

  /** `expectedBytes` is the announced length; NaN: it is unknown. */
  constructor(expectedBytes: number) {
    this.#expectedBytes = expectedBytes;
  }

  /** Adds a part. Returns false when the body is now larger than the limit. */
  add(chunk: Buffer, limitBytes: number): boolean {
    const start = this.#sizeBytes;
    this.#sizeBytes += chunk.length;
    if (this.#sizeBytes > limitBytes) return false;
    if (start === 0 && this.#expectedBytes >= minPlacedBytes) {
      this.#whole = Buffer.allocUnsafeSlow(this.#expectedBytes);
    }
    if (this.#whole !== undefined) this.#place(chunk, start, this.#whole);
    else if (this.#only === undefined) this.#only = chunk;
    else (this.#chunks ??= [this.#only]).push(chunk);
    return true;
  }

  /** All parts as one. */
  join(): Buffer {
    if (this.#whole !== undefined) return this.#whole.subarray(0, this.#sizeBytes);
    if (this.#chunks !== undefined) return Buffer.concat(this.#chunks, this.#sizeBytes);
    return this.#only ?? Buffer.alloc(0);
  }

  #place(chunk: Buffer, start: number, whole: Buffer): void {
    if (this.#sizeBytes > whole.length) {
      // Longer than announced. The rest is kept in parts again.
      this.#only = whole.subarray(0, start);
      this.#chunks = [this.#only, chunk];
      this.#whole = undefined;
    } else {
      chunk.copy(whole, start);
    }
  }
}

/**
 * From this length on, parts are copied into their place as they arrive, so that a body of 10 MB takes 10 MB of memory
 * and not 20 while it is joined.
 */
const minPlacedBytes = 256 * 1024;
