import type { Shell } from '../shell.js';

/** Writes whole lines to a stream. */
export interface LineWriter {
  /** Writes a line; an urgent one at once, with everything that waits before it. */
  write(line: string, isUrgent: boolean): void;
}

/** A block of lines of this length is written without waiting for more. */
const maxBlockLength = 16_384;

/** The largest number of bytes that POSIX writes to a pipe as a whole, even if other processes write to it. */
const maxAtomicLength = 4_096;

/** How long a line waits for others: with 5 ms, writing took 2 % of the time of a busy server. */
const maxWaitMs = 20;

/**
 * Collects lines for a few milliseconds and writes them together: each write to a pipe or a file is a system call that
 * everything waits for, and a write for each turn of the event loop took 10 µs of every small request. What waits when the
 * process exits is written then. `isShared`: other processes write to the same pipe.
 */
export function makeLineWriter(
  stream: Pick<Shell['errors'], 'write'>,
  { isShared = false }: { readonly isShared?: boolean } = {},
): LineWriter {
  const flushLength = isShared ? maxAtomicLength : maxBlockLength;
  let block = '';
  let blockBytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (block === '') return;
    const lines = block;
    block = '';
    blockBytes = 0;
    process.off('exit', flush);
    stream.write(lines);
  };
  return {
    write(line, isUrgent) {
      if (isShared) {
        const lineBytes = Buffer.byteLength(line) + 1;
        if (blockBytes + lineBytes > flushLength) flush();
        blockBytes += lineBytes;
      }
      if (block === '') {
        process.on('exit', flush);
        // At the end of the process, `exit` comes first. The timer is not cleared: setting it again takes less time.
        timer = timer?.refresh() ?? setTimeout(flush, maxWaitMs).unref();
      }
      block += `${line}\n`;
      if (isUrgent || block.length > flushLength) flush();
    },
  };
}
