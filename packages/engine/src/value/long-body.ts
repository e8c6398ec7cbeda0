/** A long body in the parts in which it has arrived. They are joined when all of it is read as one. */
export class LongBody {
  #parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts;
  }

  /** All bytes, in order. */
  get parts(): readonly Uint8Array[] {
    return this.#parts;
  }

  /** All parts as one, which takes their place. */
  join(): Uint8Array {
    const [only] = this.#parts;
    if (this.#parts.length === 1 && only !== undefined) return only;
    const joined = new Uint8Array(this.#parts.reduce((size, part) => size + part.byteLength, 0));
    let size = 0;
    for (const part of this.#parts) {
      joined.set(part, size);
      size += part.byteLength;
    }
    this.#parts = [joined];
    return joined;
  }
}

/**
 * Adds a body that is joined when `body` is first read. `longBody` is not enumerable, so that a copy with another body does
 * not keep the parts of this one.
 */
export function withLongBody<Whole extends object>(
  whole: Whole,
  longBody: LongBody,
): Whole & { readonly body: Uint8Array; readonly longBody: LongBody } {
  return Object.defineProperties(whole, {
    body: { get: () => longBody.join(), enumerable: true },
    longBody: { value: longBody },
  }) as Whole & { readonly body: Uint8Array; readonly longBody: LongBody };
}
