import {
  asText,
  isEntity,
  type Entity,
  fail,
  missingIn,
  ok,
  present,
  textOf,
  type BodyKit,
  type ConsumeScope,
  type Template,
  type Value,
} from '@naftiko/engine';
import type { FillText } from './json-text.js';

/**
 * Prepares a text in which values stand verbatim: authors pass markup and query fragments. A missing value is empty;
 * in the published dialect a longer text refuses. Source: specification 02, sections 3.3 and 4; 06, section 4.6.
 */
export function preparePlainText(
  template: Template<ConsumeScope>,
  kit: BodyKit,
  write: (value: Value) => string = asText,
): FillText {
  const { whole } = template;
  if (whole !== undefined) {
    return (scope) => {
      const value = present(whole.read(scope));
      if (value === undefined) return ok(undefined);
      if (isEntity(value)) return ok(entityBody(value));
      return ok({ bytes: new TextEncoder().encode(asText(value)) });
    };
  }
  return (scope) => {
    const missing = kit.conformant ? [] : missingIn(template, scope);
    if (missing.length > 0)
      return fail({ code: 'unresolved', operation: kit.operation, names: missing, place: 'body' });
    return ok({ bytes: new TextEncoder().encode(textOf(template, scope, write)) });
  };
}

/** A body that came over the wire: byte for byte, with its content type. */
const entityBody = ({ bytes, contentType }: Entity) =>
  bytes.length === 0 ? undefined : contentType === undefined ? { bytes } : { bytes, contentType };

/** `data:…;base64,…` as its bytes; any other text is no such thing. */
export function dataOf(text: string): Uint8Array | undefined {
  const encoded = /^data:[^,]*;base64,(.*)$/s.exec(text)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
}
