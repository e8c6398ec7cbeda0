import type { Readable } from 'node:stream';

const longest = 2_000;

/** What a process complained of at the end; the rest of the stream is read and forgotten. */
export function lastWords(stream: Readable): () => string {
  let text = '';
  stream.on('data', (part: Buffer) => (text = (text + part.toString('utf8')).slice(-longest)));
  return () => text.trim();
}
