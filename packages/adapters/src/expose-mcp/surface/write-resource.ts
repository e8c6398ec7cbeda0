import type { ReadResourceResult } from '@modelcontextprotocol/server';
import { isRedirect, type Failure, type Reply } from '@naftiko/engine';
import { describeFailure } from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import { essenceOf, textOf, type TypedBytes } from './body-text.js';
import { describeStatus } from './upstream-answer.js';
import { refuseAbsent, answer, internalError, invalidParams, refuse, type Answer } from './refusal.js';

/** The size limit of a resource, in bytes. Source: specification 04, a.8. */
export const resourceLimitBytes = 10 * 1024 * 1024;

/** The requested URI, and the media type that the document declares. */
export interface RequestedResource {
  readonly uri: string;
  readonly mimeType: string | undefined;
}

/**
 * Writes the answer of an operation as the contents of a resource: as text if possible, otherwise its bytes in base64.
 */
export function writeReplyContents({ uri, mimeType }: RequestedResource, reply: Reply): Answer<ReadResourceResult> {
  if (isRedirect(reply.status)) {
    const { status } = reply;
    return refuse({
      code: internalError,
      message: `Upstream answered ${describeStatus(reply)}`,
      data: { uri, status },
    });
  }
  if (reply.kind === 'raw') {
    const { body, contentType } = reply;
    const type = mimeType ?? (essenceOf(contentType) || 'application/json');
    return writeByteContents({ uri, mimeType: type }, { body, contentType });
  }
  const type = mimeType ?? 'application/json';
  // A string of a type other than JSON is written without quotation marks.
  const isPlain = typeof reply.value === 'string' && !/[/+]json$/.test(essenceOf(type));
  const text = isPlain ? String(reply.value) : writeJson(reply.value);
  return Buffer.byteLength(text) > resourceLimitBytes
    ? refuseTooLarge(uri)
    : answer({ contents: [{ uri, mimeType: type, text }] });
}

/** Bytes as the contents of a resource. */
export function writeByteContents(
  { uri, mimeType }: RequestedResource & { readonly mimeType: string },
  bytes: TypedBytes,
): Answer<ReadResourceResult> {
  if (bytes.body.byteLength > resourceLimitBytes) return refuseTooLarge(uri);
  const text = textOf(bytes, { strict: true });
  const encodeBlob = (): string => Buffer.from(bytes.body).toString('base64');
  return answer({ contents: [{ uri, mimeType, ...(text === undefined ? { blob: encodeBlob() } : { text }) }] });
}

/** Writes bytes as contents from which exactly the same bytes can be restored: as text only if that is lossless. */
export function writeExactContents(
  { uri, mimeType }: RequestedResource & { readonly mimeType: string },
  bytes: Uint8Array,
): Answer<ReadResourceResult> {
  return answer({ contents: [{ uri, mimeType, ...writeExactText(bytes) }] });
}

function writeExactText(bytes: Uint8Array): { readonly text: string } | { readonly blob: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { blob: Buffer.from(bytes).toString('base64') };
  }
}

/** The refusal of an unknown URI. It is the same for every reason, so that it does not reveal what exists. */
export const refuseNotFound = (uri: string): Answer<never> => refuseAbsent('Resource', uri);

export const refuseTooLarge = (uri: string, limitBytes: number = resourceLimitBytes): Answer<never> =>
  refuse({
    code: internalError,
    message: `The resource is larger than ${limitBytes} bytes`,
    data: { uri },
  });

export const refuseUnreadable = (uri: string): Answer<never> =>
  refuse({ code: internalError, message: 'The resource cannot be read', data: { uri } });

/** The answer when the operation of a resource fails. Source: specification 04, a.8. */
export function refuseFailure({ uri, mimeType }: RequestedResource, failure: Failure): Answer<ReadResourceResult> {
  switch (failure.code) {
    case 'nothing-to-answer':
      return answer({ contents: [{ uri, mimeType: mimeType ?? 'application/json', text: '' }] });
    case 'upstream-status': {
      const { status } = failure.reply;
      const message = `Upstream answered ${describeStatus(failure.reply)}`;
      return refuse({ code: internalError, message, data: { uri, status } });
    }
    // The caller has disconnected.
    case 'cancelled':
      return refuse({ code: internalError, message: 'The request was cancelled' });
    // The URI is not part of the error, because that form means that the resource does not exist.
    case 'input-invalid':
    case 'value-refused':
      return refuse({ code: invalidParams, message: describeFailure(failure) });
    case 'unavailable': {
      const remedy = failure.hint === undefined ? '' : ` ${failure.hint}`;
      const message = `The resource cannot be used. ${describeFailure(failure)}${remedy}`;
      return refuse({ code: internalError, message, data: { uri } });
    }
    default:
      return refuse({ code: internalError, message: describeFailure(failure), data: { uri } });
  }
}
