/** The result of `readAhead`: the whole body, or a stream of a longer one. */
export type BufferedBody = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Reads a body of at most `limitBytes`, so that it can be sent twice. A longer one is returned as a stream that starts
 * at its beginning, and can be sent once. Throws errors of the source.
 */
export async function readAhead(chunks: AsyncIterable<Uint8Array>, limitBytes: number): Promise<BufferedBody> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let sizeBytes = 0;
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    read.push(next.value);
    sizeBytes += next.value.byteLength;
    if (sizeBytes > limitBytes) return joinChunks(read, iterator);
  }
  return Buffer.concat(read, sizeBytes);
}

async function* joinChunks(read: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* read.splice(0);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
