import type { Readable } from 'node:stream';

const longest = 2_000;

/** Keeps the last error output of a process; the rest is discarded. */
export function keepStderrTail(stream: Readable): () => string {
  let text = '';
  stream.on('data', (part: Buffer) => (text = (text + part.toString('utf8')).slice(-longest)));
  return () => text.trim();
}
