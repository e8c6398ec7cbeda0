import { isObject, type Json, writeJson } from '@naftiko/spec';
import { asJson, asText, parseJson, type EncodedBody, type Value } from '@naftiko/engine';

export const jsonType = 'application/json';
export const formType = 'application/x-www-form-urlencoded';

export const isJsonType = (contentType: string): boolean => /[/+]json\b/i.test(contentType);
export const isFormType = (contentType: string): boolean => contentType.toLowerCase().startsWith(formType);

/** Named values for a body. */
export type Fields = readonly (readonly [string, Value])[];

/** `Buffer.from` takes half the time of a `TextEncoder` for small texts. */
export const encodeJson = (value: Json): Uint8Array => Buffer.from(writeJson(value));

/** Encodes fields as `name=value` pairs. A list repeats its name; a nested list or an object is written as JSON. */
export function encodeForm(fields: Fields): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of fields) {
    const json = asJson(value);
    if (!Array.isArray(json)) pairs.append(name, asText(value));
    else for (const item of json as readonly Json[]) if (item !== null) pairs.append(name, asText(item));
  }
  return pairs.toString();
}

/**
 * Adds top-level fields to a body; they replace fields of the same name. Returns `undefined` for a body that cannot
 * have fields.
 */
export function addFields(
  body: EncodedBody | undefined,
  contentType: string | undefined,
  fields: Fields,
): EncodedBody | undefined {
  const json = fields.map(([name, value]): [string, Json] => [name, asJson(value)]);
  if (body === undefined || body.bytes.length === 0) {
    const requestedContentType = body?.contentType ?? contentType;
    if (requestedContentType !== undefined && isFormType(requestedContentType)) {
      return { bytes: new TextEncoder().encode(encodeForm(fields)), contentType: requestedContentType };
    }
    return { bytes: encodeJson(Object.fromEntries(json)), contentType: jsonType };
  }
  const type = body.contentType ?? contentType ?? jsonType;
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary !== undefined) return { ...body, bytes: addParts(body.bytes, boundary, fields) };
  const text = new TextDecoder().decode(body.bytes);
  if (isFormType(type)) {
    const names = new Set(fields.map(([name]) => name));
    const kept = [...new URLSearchParams(text)].filter(([name]) => !names.has(name));
    return { ...body, bytes: new TextEncoder().encode(encodeForm([...kept, ...fields])) };
  }
  const object = parseJson(text);
  if (!isObject(object)) return undefined;
  return { ...body, bytes: encodeJson(Object.fromEntries([...Object.entries(object), ...json])) };
}

/** Inserts parts before the line that ends the body (RFC 2046, section 5.1.1). */
function addParts(body: Uint8Array, boundary: string, fields: Fields): Uint8Array {
  const bytes = Buffer.from(body);
  const end = bytes.lastIndexOf(`--${boundary}--`);
  const parts = fields.map(([name, value]) => {
    const quoted = name.replaceAll(/["\r\n]/g, encodeURIComponent);
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${asText(value)}\r\n`;
  });
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(parts.join('')), bytes.subarray(end)]);
}
