import { isRedirect, type RawReply, type RelayedHeaders } from '@naftiko/engine';
import { redactBytes, withoutBodyHeaders, type Redactor } from '@naftiko/runtime';

/** Whether secrets are always removed from the body of an answer: for errors and redirects. */
export const isRedacted = (status: number): boolean => status >= 400 || isRedirect(status);

/** Removes the secrets of a request from the headers of its answer, and from the body of an error. */
export function redactAnswer(reply: RawReply, redactor: Redactor): RawReply | Promise<RawReply> {
  const shown = redactHead(reply, redactor);
  return isRedacted(reply.status) ? redactBody(shown, redactor) : shown;
}

function redactHead(reply: RawReply, redactor: Redactor): RawReply {
  const headers = redactHeaders(reply.headers, redactor);
  const contentType = reply.contentType === undefined ? undefined : redactor.text(reply.contentType);
  const isSame = headers === reply.headers && contentType === reply.contentType;
  return isSame ? reply : { ...reply, headers, contentType };
}

async function redactBody(reply: RawReply, redactor: Redactor): Promise<RawReply> {
  const body = await redactBytes(reply.body, redactor);
  return body === reply.body ? reply : { ...reply, headers: withoutBodyHeaders(reply.headers), body };
}

/** Removes secrets from headers; returns the same object when there are none. */
export function redactHeaders(headers: RelayedHeaders, redactor: Redactor): RelayedHeaders {
  let shown: Record<string, string> | undefined;
  for (const [name, value] of Object.entries(headers)) {
    const redacted = redactor.text(value);
    if (redacted !== value) (shown ??= { ...headers })[name] = redacted;
  }
  return shown ?? headers;
}
