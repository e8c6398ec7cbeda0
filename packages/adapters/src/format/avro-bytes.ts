/**
 * A place in a body in Avro's binary encoding. Source: Avro 1.11 specification, "Binary Encoding".
 *
 * The first fault is kept and moves to the end, where everything is empty and zero: readers need no exceptions, and
 * whoever asked looks at `fault`. Counts are believed only as far as there are bytes for them.
 */
export class AvroBytes {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #items = 0;
  #fault: string | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A sentence, once something could not be read. */
  get fault(): string | undefined {
    return this.#fault;
  }

  get done(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  refuse(reason: string): void {
    this.#fault ??= reason;
    this.#offset = this.#bytes.length;
  }

  /** The next bytes; none when there are not that many. */
  take(length: number): Uint8Array {
    if (length < 0 || length > this.#bytes.length - this.#offset) {
      this.refuse('The data ends too early.');
      return new Uint8Array(0);
    }
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  /** Bytes after their length. */
  prefixed(): Uint8Array {
    return this.take(Number(this.long()));
  }

  /** A zigzag integer; a big one only where a number would not be exact. */
  long(): number | bigint {
    let bits = 0n;
    let value = 0;
    for (let length = 0; length < longestLong; length += 1) {
      const byte = this.take(1)[0] ?? 0;
      if (length < exactBytes) value += (byte & 0x7f) * 2 ** (7 * length);
      else bits |= BigInt(byte & 0x7f) << BigInt(7 * length);
      if (byte < 0x80) {
        if (length < exactBytes) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
        const whole = bits | BigInt(value);
        const long = BigInt.asIntN(64, (whole >> 1n) ^ -(whole & 1n));
        return Number.isSafeInteger(Number(long)) ? Number(long) : long;
      }
    }
    this.refuse('An integer is longer than integers are.');
    return 0;
  }

  /** How many items the next block of a list or map has; zero ends it. */
  blockCount(): number {
    const count = Number(this.long());
    // A negative count is followed by the size of the block, which only helps to skip it.
    if (count < 0) this.long();
    const items = Math.abs(count);
    this.#items += items;
    if (this.#items <= this.#bytes.length) return items;
    this.refuse('A list is longer than the data.');
    return 0;
  }
}

const longestLong = 10;

/** Seven bits each: 49 bits fit a number. */
const exactBytes = 7;
