import type { ServerResponse } from 'node:http';
import { endAfterRequest, isStillSending } from '../listen/early-answer.js';

/** An answer that is complete before its first byte is sent. */
export interface CompleteAnswer {
  readonly status: number;
  /** `undefined`: there is no content to name. */
  readonly type: string | undefined;
  readonly body: string | Uint8Array;
  /** They follow those of the content, and those that are set already. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends head and body in one go. The body of an answer to HEAD is counted and not sent. A caller that still sends the body
 * of its request receives the answer too.
 */
export function sendAnswer(response: ServerResponse, { status, type, body, headers }: CompleteAnswer): void {
  if (type !== undefined) response.setHeader('Content-Type', type);
  // RFC 9110, section 8.6: these two have neither content nor a length.
  if (status !== 204 && status !== 304) response.setHeader('Content-Length', Buffer.byteLength(body));
  if (headers !== undefined) for (const name in headers) response.setHeader(name, headers[name]!);
  response.statusCode = status;
  if (isStillSending(response)) endAfterRequest(response, body);
  else response.end(body);
}
