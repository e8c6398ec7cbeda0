import { setImmediate } from 'node:timers/promises';
import { isRedirect, type RawReply, type RelayedHeaders } from '@naftiko/engine';
import type { Redactor } from '@naftiko/runtime';

/** Whether the body of an answer always loses the secrets that it repeats: that of an error or of a redirect. */
export const isRedacted = (status: number): boolean => status >= 400 || isRedirect(status);

/** Removes the secrets of a request from the headers of its answer, and from the body of an error. */
export async function redactAnswer(reply: RawReply, redactor: Redactor): Promise<RawReply> {
  const headers = redactHeaders(reply.headers, redactor);
  const contentType = reply.contentType === undefined ? undefined : redactor.text(reply.contentType);
  const body = isRedacted(reply.status) ? await redactBytes(reply.body, redactor) : reply.body;
  const isSame = headers === reply.headers && contentType === reply.contentType && body === reply.body;
  return isSame ? reply : { ...reply, headers, contentType, body };
}

/** The same headers when none of them holds a secret. */
export function redactHeaders(headers: RelayedHeaders, redactor: Redactor): RelayedHeaders {
  let shown: Record<string, string> | undefined;
  for (const [name, value] of Object.entries(headers)) {
    const redacted = redactor.text(value);
    if (redacted !== value) (shown ??= { ...headers })[name] = redacted;
  }
  return shown ?? headers;
}

/** Other requests are served between the parts of a large body. */
const partBytes = 256 * 1024;

async function redactBytes(bytes: Uint8Array, redactor: Redactor): Promise<Uint8Array> {
  if (bytes.length <= partBytes) return redactor.bytes(bytes);
  const stream = redactor.stream();
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += partBytes) {
    parts.push(stream.next(bytes.subarray(start, start + partBytes)));
    await setImmediate();
  }
  return Buffer.concat([...parts, stream.end()]);
}
