import type { FileHandle } from 'node:fs/promises';

/**
 * Reads an open file to its end; returns `undefined` when it is longer than the limit. Reads no further than the limit,
 * even if the file grows meanwhile.
 */
export async function readAtMost(
  handle: FileHandle,
  expectedBytes: number,
  limitBytes: number,
): Promise<Uint8Array | undefined> {
  // One byte more than expected shows that the file has not grown.
  let buffer = Buffer.allocUnsafeSlow(Math.min(expectedBytes, limitBytes) + 1);
  let size = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, size, buffer.length - size, size);
    if (bytesRead === 0) return buffer.subarray(0, size);
    size += bytesRead;
    if (size > limitBytes) return undefined;
    if (size === buffer.length) buffer = Buffer.concat([buffer], Math.min(size * 2, limitBytes) + 1);
  }
}
