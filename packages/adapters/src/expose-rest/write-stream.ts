import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Failure, ForwardedReply } from '@naftiko/engine';
import { passOn } from './pass-on.js';

/** The answer's origin, and whether its receiver is still connected. */
export interface StreamSource {
  readonly namespace: string;
  readonly signal: AbortSignal;
}

/**
 * Writes an answer while it arrives. When the upstream breaks off, the connection to the caller is closed: after the
 * head nothing else can report that the body is incomplete.
 */
export async function writeStream(
  response: ServerResponse,
  { status, headers, body }: ForwardedReply,
  { namespace, signal }: StreamSource,
): Promise<Failure | undefined> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    // RFC 9110, section 8.6: a 204 has neither content nor a length.
    if (status === 204 && name === 'content-length') continue;
    response.setHeader(name, value);
  }
  // An answer of unknown length may be a stream of events whose first event takes a while.
  // `flushHeaders` is not used: it writes a head beyond ASCII in other bytes.
  if (headers['content-length'] === undefined) response.write(new Uint8Array());
  try {
    await (body instanceof Readable ? passOn(body, response) : pipeline(body, response));
    return undefined;
  } catch {
    if (signal.aborted) return { code: 'cancelled' };
    return { code: 'upstream-unreachable', namespace, reason: 'it broke off its answer' };
  }
}

/** Ends an answer that is not written, so that the upstream stops sending it. */
export function closeStream({ body }: ForwardedReply): void {
  if (body instanceof Readable) body.destroy();
}
