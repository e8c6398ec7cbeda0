import type { Shell } from '../shell.js';

/** Writes whole lines to a stream. */
export interface LineWriter {
  /** Writes a line; an urgent one at once, with everything that waits before it. */
  write(line: string, isUrgent: boolean): void;
}

/** A block of lines of this length is written without waiting for more. */
const longestBlock = 16_384;

/**
 * Collects the lines of one turn of the event loop and writes them together: each write to a pipe or a file is a system
 * call that everything waits for. What waits when the process exits is written then.
 */
export function makeLineWriter(stream: Pick<Shell['errors'], 'write'>): LineWriter {
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
      if (block === '') {
        process.once('exit', flush);
        setImmediate(flush);
      }
      block += `${line}\n`;
      if (isUrgent || block.length > longestBlock) flush();
    },
  };
}
