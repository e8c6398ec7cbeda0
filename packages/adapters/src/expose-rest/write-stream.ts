import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Failure, ForwardedReply } from '@naftiko/engine';

/** Whose answer is written, and whether anybody still waits for it. */
export interface StreamSource {
  readonly namespace: string;
  readonly signal: AbortSignal;
}

/**
 * Writes an answer while it arrives. When the upstream breaks off, so does the connection to the caller: after the
 * head there is no other way to say that the body is not all there.
 */
export async function writeStream(
  response: ServerResponse,
  { status, headers, body }: ForwardedReply,
  { namespace, signal }: StreamSource,
): Promise<Failure | undefined> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    // RFC 9110, section 8.6: this one has no content, and no length either.
    if (status === 204 && name === 'content-length') continue;
    response.setHeader(name, value);
  }
  // An answer of unknown length may be a stream of events whose first one takes a while.
  // Not `flushHeaders`, which writes a head beyond ASCII in other bytes.
  if (headers['content-length'] === undefined) response.write(new Uint8Array());
  try {
    await pipeline(body, response);
    return undefined;
  } catch {
    if (signal.aborted) return { code: 'cancelled' };
    return { code: 'upstream-unreachable', namespace, reason: 'it broke off its answer' };
  }
}
