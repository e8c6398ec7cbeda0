import { readSync, writeSync } from 'node:fs';

const input = 0;
const output = 1;

/** So many bytes of standard input; fewer only where it ends. */
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

/** Returns when all is written: what a process says last is not lost when it ends. */
export function writeAll(bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(output, bytes, written);
}

function readInto(bytes: Buffer, offset: number): number {
  try {
    return readSync(input, bytes, offset, bytes.length - offset, null);
  } catch (cause) {
    // How the end of a pipe looks on Windows.
    if ((cause as NodeJS.ErrnoException).code === 'EOF') return 0;
    throw cause;
  }
}
