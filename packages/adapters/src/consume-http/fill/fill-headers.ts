import { asText, ok, nullToMissing, type CallContext, type ConsumeScope, type Result } from '@naftiko/engine';
import type { PreparedHeaders } from '../plan/prepared-headers.js';
import type { RequestParts } from '../plan/prepared-request.js';
import { encodeHeader, isConnectionHeader, isSendable } from '../request/headers.js';
import { encodeCookie } from '../request/percent-encoding.js';
import { refuseValue } from './refused-value.js';

/** The headers that the document declares and the forwarded headers of the caller, without the content type. */
export function fillHeaders(
  { headers, cookies, label }: RequestParts,
  forwarded: CallContext['forwardedHeaders'],
  scope: ConsumeScope,
): Result<string[]> {
  const list = [...headers.fixed];
  for (const { name, read, otherwise } of headers.filled) {
    const value = nullToMissing(read(scope));
    const text = value === undefined ? otherwise : asText(value);
    if (text === undefined) continue;
    if (!isSendable(text)) return refuseValue(label, name, 'a header value must not contain control characters');
    list.push(name, encodeHeader(text));
  }
  const cookie = fillCookies(headers, cookies, scope);
  if (cookie !== '') {
    if (!isSendable(cookie)) return refuseValue(label, 'Cookie', 'a header value must not contain control characters');
    list.push('Cookie', encodeHeader(cookie));
  }
  if (forwarded.length > 0) forward(list, forwarded, headers);
  return ok(list);
}

function fillCookies({ cookie }: PreparedHeaders, cookies: RequestParts['cookies'], scope: ConsumeScope): string {
  if (cookie === undefined && cookies.length === 0) return '';
  const whole = nullToMissing(cookie?.read(scope));
  const pairs = whole === undefined ? [] : [asText(whole)];
  for (const { name, read } of cookies) {
    const value = nullToMissing(read(scope));
    if (value !== undefined) pairs.push(`${name}=${encodeCookie(asText(value))}`);
  }
  return pairs.join('; ');
}

/**
 * Adds the caller's headers that the operator forwards. Headers of the document and of the connection take precedence.
 */
function forward(list: string[], forwarded: CallContext['forwardedHeaders'], headers: PreparedHeaders): void {
  for (const [name, value] of forwarded) {
    const key = name.toLowerCase();
    if (key === 'content-type' || isConnectionHeader(key) || headers.declared.has(key) || !isSendable(value)) continue;
    const index = list.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === key);
    // The value is sent as received: Node decodes headers as Latin-1, and undici encodes them as Latin-1.
    if (index < 0) list.push(name, value);
    else if (key === 'accept' || key === 'user-agent') list[index + 1] = value;
  }
}

/** The content type set by a parameter. */
export function contentTypeOf({ headers, label }: RequestParts, scope: ConsumeScope): Result<string | undefined> {
  const value = nullToMissing(headers.contentType?.read(scope));
  if (value === undefined) return ok(undefined);
  const text = asText(value);
  return isSendable(text)
    ? ok(encodeHeader(text))
    : refuseValue(label, 'Content-Type', 'a header value must not contain control characters');
}
