import {
  asText,
  ok,
  nullToMissing,
  textOf,
  type CallArguments,
  type CallContext,
  type ConsumeScope,
  type EncodedBody,
  type Result,
  type Value,
} from '@naftiko/engine';
import type { BaseAddress } from '../plan/base-address.js';
import type { RequestParts, PreparedRequest } from '../plan/prepared-request.js';
import { addFields } from '../request/body-fields.js';
import { refuseFields } from '../request/body-source.js';
import { isSendable } from '../request/headers.js';
import { OutgoingRequest } from '../request/outgoing-request.js';
import { encodeSegment } from '../request/percent-encoding.js';
import { contentTypeOf, fillHeaders } from './fill-headers.js';
import { fillQuery } from './fill-query.js';
import { findMissing, refuseValue, failUnresolved } from './refused-value.js';

/**
 * The values that fill a prepared request: the arguments of the call, its context, and values that were resolved at
 * start.
 */
export interface Filling {
  readonly base: BaseAddress;
  readonly args: CallArguments;
  readonly context: Pick<CallContext, 'forwardedHeaders'>;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Fills a prepared request with the values of one call. The signer adds credentials afterwards.
 *
 * Fails with `unresolved` when the address or the body lacks a required value, and with `value-refused` when a value would
 * lead to another path, cannot be sent in a header, or cannot be added to the body. Values of callers never affect scheme,
 * host and port.
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
  const requested = contentTypeOf(prepared, scope);
  if (!requested.ok) return requested;
  const requestedContentType = requested.value;
  const body = fillBody(prepared, args, { scope, requestedContentType });
  if (!body.ok) return body;

  const contentType =
    body.value === undefined ? requestedContentType : typeOf(prepared, body.value, requestedContentType);
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

/**
 * The values for the signer. Fails when a variable of the credential is missing or empty, so that no incomplete credential is
 * sent, and when a header could not contain the credential.
 */
export function fillCredentials({ credentials, label }: RequestParts, scope: ConsumeScope): Result<readonly string[]> {
  const values: string[] = [];
  for (const template of credentials) {
    const names = template.parts.flatMap((part) =>
      typeof part !== 'string' && isEmpty(part.read(scope)) ? [part.name] : [],
    );
    if (names.length > 0) return failUnresolved(label, names, 'authentication');
    values.push(textOf(template, scope));
  }
  if (values.every(isSendable)) return ok(values);
  return refuseValue(label, 'authentication', 'a credential must not contain control characters');
}

const isEmpty = (value: Value | undefined): boolean => value === undefined || value === null || value === '';

function fillPath({ target, label }: PreparedRequest, scope: ConsumeScope): Result<string> {
  let text = '';
  for (const part of target.path) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = nullToMissing(part.read(scope));
    if (value === undefined) return failUnresolved(label, findMissing(target.path, scope), 'path');
    const written = asText(value);
    if (written === '' || written === '.' || written === '..') {
      return refuseValue(label, part.name, `"${written}" would lead to another path`);
    }
    text += encodeSegment(written);
  }
  return ok(text);
}

function fillBody(
  { body, label }: PreparedRequest,
  { fields }: CallArguments,
  { scope, requestedContentType }: { readonly scope: ConsumeScope; readonly requestedContentType: string | undefined },
): Result<EncodedBody | undefined> {
  const encoded = body.encode(scope, requestedContentType);
  if (!encoded.ok || fields === undefined || fields.length === 0) return encoded;
  const joined = addFields(encoded.value, requestedContentType ?? body.contentType, fields);
  return joined === undefined ? refuseFields(label, fields) : ok(joined);
}

function typeOf(
  { body }: PreparedRequest,
  encoded: EncodedBody,
  requestedContentType: string | undefined,
): string | undefined {
  if (body.fixedContentType) return encoded.contentType ?? body.contentType;
  return requestedContentType ?? encoded.contentType ?? body.contentType;
}
