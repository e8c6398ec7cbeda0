import { readSync, writeSync } from 'node:fs';

const input = 0;
const output = 1;

/** Reads that many bytes of standard input; fewer only at its end. */
export function readExactly(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readInto(bytes, filled);
    if (count === 0) return bytes.subarray(0, filled);
    filled += count;
  }
  return bytes;
}

/** Everything up to the end of standard input. */
export function readRest(): Buffer {
  const parts: Buffer[] = [];
  for (;;) {
    const part = readExactly(65_536);
    parts.push(part);
    if (part.length < 65_536) return Buffer.concat(parts);
  }
}

/** Returns when everything is written, so that the last message is not lost at exit. */
export function writeAll(bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(output, bytes, written);
}

function readInto(bytes: Buffer, offset: number): number {
  try {
    return readSync(input, bytes, offset, bytes.length - offset, null);
  } catch (cause) {
    // The end of a pipe on Windows.
    if ((cause as NodeJS.ErrnoException).code === 'EOF') return 0;
    throw cause;
  }
}
