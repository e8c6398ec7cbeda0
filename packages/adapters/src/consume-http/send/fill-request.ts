import {
  asJson,
  asText,
  fail,
  ok,
  present,
  textOf,
  type CallArguments,
  type CallContext,
  type ConsumeScope,
  type EncodedBody,
  type Result,
  type Value,
} from '@naftiko/engine';
import { type Json, writeJson } from '@naftiko/spec';
import type { BaseAddress } from '../plan/base-uri.js';
import { refuseFields } from '../request/body-source.js';
import { addFields } from '../request/body-fields.js';
import { isConnectionHeader } from '../request/headers.js';
import { OutgoingRequest } from './outgoing-request.js';
import type { PathHole } from '../plan/path-template.js';
import { encodeCookie, encodeQuery, encodeSegment } from '../request/percent-encoding.js';
import { encodeHeader, isSendable } from '../request/headers.js';
import type { PreparedHeaders } from '../plan/prepared-headers.js';
import type { NamedValue, PreparedFrame, PreparedRequest } from '../plan/prepared-request.js';

/** The values of one call and their context. */
export interface Filling {
  readonly base: BaseAddress;
  readonly args: CallArguments;
  readonly context: CallContext;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Fills a prepared request with the values of one call; credentials are added later.
 *
 * Fails with `unresolved` if the address or the body lacks a required value, and with `value-refused` if a value would
 * change the address. No value of a caller can affect the origin.
 */
export function fillRequest(prepared: PreparedRequest, filling: Filling): Result<OutgoingRequest> {
  const { base, args, context, variables } = filling;
  const scope: ConsumeScope = { slots: args.slots, variables };
  const path = fillPath(prepared, scope);
  if (!path.ok) return path;
  const query = fillQuery(prepared, filling, scope);
  if (!query.ok) return query;
  const headers = fillHeaders(prepared, context.forwardedHeaders, scope);
  if (!headers.ok) return headers;
  const wanted = contentTypeOf(prepared, scope);
  if (!wanted.ok) return wanted;
  const body = fillBody(prepared, args, { scope, wanted: wanted.value });
  if (!body.ok) return body;

  const contentType = body.value === undefined ? wanted.value : typeOf(prepared, body.value, wanted.value);
  if (contentType !== undefined) headers.value.push('Content-Type', contentType);
  return ok(
    new OutgoingRequest({
      method: prepared.method,
      path: base.path + path.value || '/',
      query: query.value,
      headers: headers.value,
      body: body.value?.bytes,
    }),
  );
}

/** The values for the signer; an incomplete credential is never sent, so an empty name fails like a missing one. */
export function fillCredentials({ credentials, label }: PreparedFrame, scope: ConsumeScope): Result<readonly string[]> {
  const values: string[] = [];
  for (const template of credentials) {
    const names = template.parts.flatMap((part) =>
      typeof part !== 'string' && isEmpty(part.read(scope)) ? [part.name] : [],
    );
    if (names.length > 0) return unresolved(label, names, 'authentication');
    values.push(textOf(template, scope));
  }
  if (values.every(isSendable)) return ok(values);
  return refused(label, 'authentication', 'a credential may not hold line breaks');
}

const isEmpty = (value: Value | undefined): boolean => value === undefined || value === null || value === '';

function fillPath({ target, label }: PreparedRequest, scope: ConsumeScope): Result<string> {
  let text = '';
  for (const part of target.path) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = present(part.read(scope));
    if (value === undefined) return unresolved(label, missing(target.path, scope), 'path');
    const written = asText(value);
    if (written === '' || written === '.' || written === '..') {
      return refused(label, part.name, `"${written}" would address something else`);
    }
    text += encodeSegment(written);
  }
  return ok(text);
}

function fillQuery(
  { target, query, label }: PreparedRequest,
  { base, args }: Filling,
  scope: ConsumeScope,
): Result<string> {
  let text = '';
  for (const part of target.query) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = present(part.read(scope));
    if (value === undefined) return unresolved(label, missing(target.query, scope), 'path');
    text += encodeQuery(asText(value));
  }
  if (base.query !== '') text = text === '' ? base.query : `${base.query}&${text}`;
  let given = appendParameters('', query, scope);
  for (const [name, value] of args.query ?? []) given = appendQuery(given, encodeQuery(name), value);
  if (text === '' || given === '') return ok(text + given);
  const kept = withoutNames(text, given);
  return ok(kept === '' ? given : `${kept}&${given}`);
}

/** A literal query without the names that have values: each name has one source. */
function withoutNames(written: string, given: string): string {
  const names = new Set(given.split('&').map(nameOfPair));
  return written
    .split('&')
    .filter((pair) => !names.has(nameOfPair(pair)))
    .join('&');
}

const nameOfPair = (pair: string): string => {
  const [name = ''] = pair.split('=', 1);
  return name.includes('%') || name.includes('+') ? ([...new URLSearchParams(name).keys()][0] ?? name) : name;
};

/** Adds the parameters that have a value. */
export function appendParameters(query: string, parameters: readonly NamedValue[], scope: ConsumeScope): string {
  return parameters.reduce((text, { name, read }) => {
    const value = present(read(scope));
    return value === undefined ? text : appendQuery(text, name, value);
  }, query);
}

/** A list repeats its name; an object is JSON text. Source: specification 02, section 9.3. */
function appendQuery(query: string, name: string, value: Value): string {
  const json = typeof value === 'object' ? asJson(value) : value;
  if (Array.isArray(json)) {
    return (json as readonly Json[]).reduce<string>(
      (text, item) => (item === null ? text : appendQuery(text, name, Array.isArray(item) ? writeJson(item) : item)),
      query,
    );
  }
  const pair = `${name}=${encodeQuery(asText(value))}`;
  return query === '' ? pair : `${query}&${pair}`;
}

/** The headers of a frame and the forwarded headers of the caller, without the content type. */
export function fillHeaders(
  { headers, cookies, label }: PreparedFrame,
  forwarded: CallContext['forwardedHeaders'],
  scope: ConsumeScope,
): Result<string[]> {
  const list = [...headers.fixed];
  for (const { name, read, otherwise } of headers.filled) {
    const value = present(read(scope));
    const text = value === undefined ? otherwise : asText(value);
    if (text === undefined) continue;
    if (!isSendable(text)) return refused(label, name, 'a header value may not hold line breaks');
    list.push(name, encodeHeader(text));
  }
  const cookie = fillCookies(headers, cookies, scope);
  if (cookie !== '') {
    if (!isSendable(cookie)) return refused(label, 'Cookie', 'a header value may not hold line breaks');
    list.push('Cookie', encodeHeader(cookie));
  }
  if (forwarded.length > 0) forward(list, forwarded, headers);
  return ok(list);
}

function fillCookies({ cookie }: PreparedHeaders, cookies: PreparedFrame['cookies'], scope: ConsumeScope): string {
  if (cookie === undefined && cookies.length === 0) return '';
  const whole = present(cookie?.read(scope));
  const pairs = whole === undefined ? [] : [asText(whole)];
  for (const { name, read } of cookies) {
    const value = present(read(scope));
    if (value !== undefined) pairs.push(`${name}=${encodeCookie(asText(value))}`);
  }
  return pairs.join('; ');
}

/** Headers the operator forwards; those of the document and the connection take precedence. */
function forward(list: string[], forwarded: CallContext['forwardedHeaders'], headers: PreparedHeaders): void {
  for (const [name, value] of forwarded) {
    const key = name.toLowerCase();
    if (key === 'content-type' || isConnectionHeader(key) || headers.declared.has(key) || !isSendable(value)) continue;
    const index = list.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === key);
    // As received: Node decodes headers as Latin-1, and undici encodes them as Latin-1.
    if (index < 0) list.push(name, value);
    else if (key === 'accept' || key === 'user-agent') list[index + 1] = value;
  }
}

/** The content type set by a parameter. */
export function contentTypeOf({ headers, label }: PreparedFrame, scope: ConsumeScope): Result<string | undefined> {
  const value = present(headers.contentType?.read(scope));
  if (value === undefined) return ok(undefined);
  const text = asText(value);
  return isSendable(text)
    ? ok(encodeHeader(text))
    : refused(label, 'Content-Type', 'a header value may not hold line breaks');
}

function fillBody(
  { body, label }: PreparedRequest,
  { fields }: CallArguments,
  { scope, wanted }: { readonly scope: ConsumeScope; readonly wanted: string | undefined },
): Result<EncodedBody | undefined> {
  const encoded = body.encode(scope, wanted);
  if (!encoded.ok || fields === undefined || fields.length === 0) return encoded;
  const joined = addFields(encoded.value, wanted ?? body.contentType, fields);
  return joined === undefined ? refuseFields(label, fields) : ok(joined);
}

function typeOf({ body }: PreparedRequest, encoded: EncodedBody, wanted: string | undefined): string | undefined {
  if (body.fixedContentType) return encoded.contentType ?? body.contentType;
  return wanted ?? encoded.contentType ?? body.contentType;
}

const missing = (parts: readonly (string | PathHole)[], scope: ConsumeScope): readonly string[] =>
  parts.flatMap((part) => (typeof part !== 'string' && present(part.read(scope)) === undefined ? [part.name] : []));

const unresolved = (operation: string, names: readonly string[], place: string): Result<never> =>
  fail({ code: 'unresolved', operation, names, place });

const refused = (operation: string, name: string, reason: string): Result<never> =>
  fail({ code: 'value-refused', operation, name, reason });
