import type { IncomingMessage } from 'node:http';
import { acceptBody } from '../listen/expected-body.js';

/** The body of a request, or why there is none. */
export type ReadBody =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  /** The caller disconnected while sending. */
  | { readonly kind: 'gone' };

/** Reads a body of at most `limitBytes`. Never throws; bytes beyond the limit are discarded. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve({ kind: 'too-large' });
  if (request.destroyed) return Promise.resolve({ kind: 'gone' });
  acceptBody(request);
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const settle = (outcome: ReadBody): void => {
      request.off('data', take).off('end', finish).off('error', fail).off('close', fail);
      resolve(outcome);
    };
    const take = (chunk: Uint8Array): void => {
      size += chunk.byteLength;
      if (size > limitBytes) settle({ kind: 'too-large' });
      else chunks.push(chunk);
    };
    const finish = (): void => {
      const [only] = chunks;
      settle({ kind: 'read', bytes: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks) });
    };
    const fail = (): void => settle({ kind: 'gone' });
    request.on('data', take).on('end', finish).on('error', fail).on('close', fail);
  });
}
