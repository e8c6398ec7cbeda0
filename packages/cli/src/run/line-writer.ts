import type { Shell } from '../shell.js';

/** Writes entries to a stream, each as a whole line. */
export interface LineWriter<Entry> {
  /** Writes an entry, which does not change later; an urgent one at once, with everything that waits before it. */
  write(entry: Entry, isUrgent: boolean): void;
}

/** The options of a writer of lines. */
export interface LineWriterOptions<Entry> {
  readonly format: (entry: Entry) => string;
  /** Whether other processes write to the same pipe. */
  readonly isShared?: boolean;
}

/** So many entries are written without waiting for more. */
const maxWaiting = 64;

/** The largest number of bytes that POSIX writes to a pipe as a whole, even if other processes write to it. */
const maxAtomicLength = 4_096;

/** How long an entry waits for others: with 5 ms, writing took 2 % of the time of a busy server. */
const maxWaitMs = 20;

/**
 * Collects entries for a few milliseconds and writes them together: each write to a pipe or a file is a system call that
 * everything waits for, and a write for each turn of the event loop took 10 µs of every small request. What waits when the
 * process exits is written then.
 *
 * Entries are formatted when they are written: many in a row take less time than one in each request, where the caches of
 * the processor are filled with other work.
 */
export function makeLineWriter<Entry>(
  stream: Pick<Shell['errors'], 'write'>,
  { format, isShared = false }: LineWriterOptions<Entry>,
): LineWriter<Entry> {
  const waiting: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (waiting.length === 0) return;
    process.off('exit', flush);
    const lines = waiting.splice(0).map((entry) => `${format(entry)}\n`);
    if (!isShared) return void stream.write(lines.join(''));
    for (const block of joinLines(lines)) stream.write(block);
  };
  return {
    write(entry, isUrgent) {
      if (waiting.length === 0) {
        process.on('exit', flush);
        // At the end of the process, `exit` comes first. The timer is not cleared: setting it again takes less time.
        timer = timer?.refresh() ?? setTimeout(flush, maxWaitMs).unref();
      }
      waiting.push(entry);
      if (isUrgent || waiting.length >= maxWaiting) flush();
    },
  };
}

/** Joins lines to blocks that are written as a whole; a longer line is a block of its own. */
function joinLines(lines: readonly string[]): readonly string[] {
  const blocks: string[] = [];
  let block = '';
  let blockBytes = 0;
  for (const line of lines) {
    const lineBytes = Buffer.byteLength(line);
    if (block !== '' && blockBytes + lineBytes > maxAtomicLength) {
      blocks.push(block);
      block = '';
      blockBytes = 0;
    }
    block += line;
    blockBytes += lineBytes;
  }
  return [...blocks, block];
}
