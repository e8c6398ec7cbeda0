import type { ServerResponse } from 'node:http';
import { finished, type Readable } from 'node:stream';

/**
 * Writes a stream into an answer and ends it, like `pipeline`, but writes what arrives in one turn of the event loop with
 * one system call. With one for each 64 kB, 1 MB takes 1.4 times as much processor time.
 *
 * Rejects when the stream fails, or when the answer is closed before its end; the other one is then destroyed.
 */
export function passOn(body: Readable, response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    let isCorked = false;
    const flush = (): void => {
      if (!isCorked) return;
      isCorked = false;
      response.uncork();
      if (response.writableNeedDrain) body.pause();
    };
    const end = (): void => {
      flush();
      response.end();
    };
    const fail = (error: Error): void => {
      flush();
      body.destroy();
      response.destroy();
      reject(error);
    };
    finished(response, { readable: false }, (error) => (error ? fail(error) : resolve()));
    finished(body, { writable: false }, (error) => (error ? fail(error) : end()));
    response.on('drain', () => body.resume());
    body.on('data', (chunk: Uint8Array) => {
      if (!isCorked) {
        isCorked = true;
        response.cork();
        setImmediate(flush);
      }
      response.write(chunk);
      if (response.writableLength >= maxGathered) flush();
    });
  });
}

/** In bytes. A caller that reads slowly makes the process keep as much. */
const maxGathered = 256 * 1024;
