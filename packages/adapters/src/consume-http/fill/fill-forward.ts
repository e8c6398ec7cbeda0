import { fail, ok, type ConsumeScope, type ForwardedRequest, type Result, type SignerPlan } from '@naftiko/engine';
import type { BaseAddress } from '../plan/base-address.js';
import { appendParameters } from './fill-query.js';
import { contentTypeOf, fillHeaders } from './fill-headers.js';
import { isConnectionHeader } from '../request/headers.js';
import { OutgoingRequest } from '../request/outgoing-request.js';
import { isSendable } from '../request/headers.js';
import { isOutsideBase } from '../request/outside-base.js';
import type { RequestParts } from '../plan/prepared-request.js';

/** The values for a forwarded request that come from the document and the operator. */
export interface Forwarding {
  readonly base: BaseAddress;
  readonly signer: SignerPlan | undefined;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Makes the request that is forwarded to the upstream: its path is below the base URI, and the parameters of the block
 * replace parameters of the caller with the same name. Credentials are added later; the body is unchanged. Source:
 * specification 03, section 12.
 */
export function fillForward(
  parts: RequestParts,
  forwarded: ForwardedRequest,
  { base, signer, variables }: Forwarding,
): Result<OutgoingRequest> {
  const { path = '', method, body } = forwarded;
  if (isOutsideBase(path)) {
    const reason = '"." and ".." would lead to another path';
    return fail({ code: 'value-refused', operation: parts.label, name: 'path', reason });
  }
  if (hasControlCharacter(path)) {
    const reason = 'it contains an encoded control character';
    return fail({ code: 'value-refused', operation: parts.label, name: 'path', reason });
  }
  const scope: ConsumeScope = { slots: [], variables };
  const headers = fillHeaders(parts, [], scope);
  if (!headers.ok) return headers;
  const declaredType = contentTypeOf(parts, scope);
  if (!declaredType.ok) return declaredType;

  addCallerHeaders(headers.value, forwarded, parts, signer);
  // The caller declares the content type of its body.
  const contentType = body?.contentType ?? declaredType.value;
  if (contentType !== undefined) headers.value.push('Content-Type', contentType);
  if (body?.contentEncoding !== undefined) headers.value.push('Content-Encoding', body.contentEncoding);
  return ok(
    new OutgoingRequest({
      method,
      path: base.path + (path === '' ? '' : `/${escapeMarks(path)}`) || '/',
      query: joinQuery(appendParameters(base.query, parts.query, scope), escapeMarks(forwarded.query), signer),
      headers: headers.value,
      body: undefined,
    }),
  );
}

/** Whether a path has a control character, percent-encoded once or repeatedly: some servers cut a path at `%00`. */
const hasControlCharacter = (path: string): boolean => /%(?:25)*(?:[01][0-9a-f]|7f)/i.test(path);

/**
 * Encodes characters with which a text of the caller could become a fragment or the place of a credential (see
 * path-template.ts).
 */
const escapeMarks = (text: string): string => text.replaceAll(/[#{}]/g, encodeURIComponent);

/** Adds the caller's headers, except those that the document, the connection or the credential sets. */
function addCallerHeaders(
  list: string[],
  { headers: trusted }: ForwardedRequest,
  { headers: { declared } }: RequestParts,
  signer: SignerPlan | undefined,
): void {
  const withheld = new Set(signer?.owns.flatMap(({ place, name }) => (place === 'header' ? [name] : [])));
  // An upstream with its own credential never receives the caller's.
  if (signer !== undefined) withheld.add('authorization');
  for (const [name, value] of trusted) {
    const isOfConnection = isConnectionHeader(name) && name !== 'accept-encoding';
    if (isOfConnection || name === 'content-type' || withheld.has(name) || !isSendable(value)) continue;
    const index = list.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === name);
    // The value is sent as received: Node decodes headers as Latin-1, and undici encodes them as Latin-1.
    if (index < 0) list.push(name, value);
    else if (name === 'cookie') list[index + 1] = joinCookies(list[index + 1] ?? '', value);
    else if (!declared.has(name)) list[index + 1] = value;
  }
}

const cookieNameOf = (pair: string): string => pair.split('=', 1)[0]?.trim() ?? '';

function joinCookies(own: string, callers: string): string {
  const taken = new Set(own.split(';').map(cookieNameOf));
  return [own, ...callers.split(/;\s*/).filter((pair) => !taken.has(cookieNameOf(pair)))].join('; ');
}

/** The document's parameters, then the caller's; names set by the document or its credential are skipped. */
function joinQuery(own: string, callers: string, signer: SignerPlan | undefined): string {
  const taken = new Set(signer?.owns.flatMap(({ place, name }) => (place === 'query' ? [name] : [])));
  for (const name of new URLSearchParams(own).keys()) taken.add(name);
  const kept =
    taken.size === 0
      ? callers
      : callers
          .split('&')
          .filter((pair) => ![...new URLSearchParams(pair).keys()].some((name) => taken.has(name)))
          .join('&');
  return own === '' || kept === '' ? own + kept : `${own}&${kept}`;
}
