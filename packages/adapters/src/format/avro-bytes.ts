/**
 * A position in a body in Avro's binary encoding. Source: Avro 1.11 specification, "Binary Encoding".
 *
 * The first fault is kept and moves the position to the end, where every read is empty or zero: readers need no
 * exceptions, and the caller checks `fault` afterwards. Counts are limited by the number of remaining bytes.
 */
export class AvroBytes {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #items = 0;
  #fault: string | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A sentence; `undefined` as long as everything could be read. */
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

  /** The next bytes; none when fewer remain. */
  take(length: number): Uint8Array {
    if (length < 0 || length > this.#bytes.length - this.#offset) {
      this.refuse('The data ends too early.');
      return new Uint8Array(0);
    }
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  /** Bytes with a length prefix. */
  takePrefixed(): Uint8Array {
    return this.take(Number(this.takeLong()));
  }

  /** A zigzag integer; a bigint only where a number would not be exact. */
  takeLong(): number | bigint {
    let bits = 0n;
    let value = 0;
    for (let length = 0; length < maxVarintBytes; length += 1) {
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
    this.refuse('An integer has more than 64 bits.');
    return 0;
  }

  /** The number of items in the next block of a list or map; zero ends it. */
  takeBlockCount(): number {
    const count = Number(this.takeLong());
    // A negative count is followed by the block's size in bytes, which is only needed to skip it.
    if (count < 0) this.takeLong();
    const items = Math.abs(count);
    this.#items += items;
    if (this.#items <= this.#bytes.length) return items;
    this.refuse('A list is longer than the data.');
    return 0;
  }
}

const maxVarintBytes = 10;

/** Seven bits each: a number holds 49 bits exactly. */
const exactBytes = 7;
