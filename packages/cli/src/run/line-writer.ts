import type { Shell } from '../shell.js';

/** Writes whole lines to a stream. */
export interface LineWriter {
  /** Writes a line; an urgent one at once, with everything that waits before it. */
  write(line: string, isUrgent: boolean): void;
}

/** A block of lines of this length is written without waiting for more. */
const longestBlock = 16_384;

/** The largest number of bytes that POSIX writes to a pipe as a whole, even if other processes write to it. */
const longestWhole = 4_096;

/**
 * Collects the lines of one turn of the event loop and writes them together: each write to a pipe or a file is a system
 * call that everything waits for. What waits when the process exits is written then. `isShared`: other processes write to
 * the same pipe.
 */
export function makeLineWriter(
  stream: Pick<Shell['errors'], 'write'>,
  { isShared = false }: { readonly isShared?: boolean } = {},
): LineWriter {
  const longest = isShared ? longestWhole : longestBlock;
  let block = '';
  const flush = (): void => {
    if (block === '') return;
    const lines = block;
    block = '';
    process.off('exit', flush);
    stream.write(lines);
  };
  return {
    write(line, isUrgent) {
      if (isShared && Buffer.byteLength(block) + Buffer.byteLength(line) >= longest) flush();
      if (block === '') {
        process.once('exit', flush);
        setImmediate(flush);
      }
      block += `${line}\n`;
      if (isUrgent || block.length > longest) flush();
    },
  };
}
