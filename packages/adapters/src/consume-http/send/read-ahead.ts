/** A body that was read ahead: all of it, or so much that the rest is left where it is. */
export type Ahead = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Reads a body of at most `limitBytes`, so that it can be sent twice. A longer one comes back as it was, its beginning
 * included, and can be sent once. Throws what reading throws.
 */
export async function readAhead(chunks: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Ahead> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let sizeBytes = 0;
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    read.push(next.value);
    sizeBytes += next.value.byteLength;
    if (sizeBytes > limitBytes) return joined(read, iterator);
  }
  return Buffer.concat(read, sizeBytes);
}

async function* joined(read: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* read.splice(0);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
