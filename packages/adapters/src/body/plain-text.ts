import {
  asText,
  isEntity,
  type Entity,
  fail,
  listMissing,
  ok,
  nullToMissing,
  textOf,
  type BodyKit,
  type ConsumeScope,
  type Template,
  type Value,
} from '@naftiko/engine';
import type { FillText } from './json-text.js';

/**
 * Prepares a text into which values are inserted unchanged, because authors pass markup and parts of queries. A missing
 * value is empty; in the relaxed dialect a longer text with a missing value fails. Source: specification 02, sections
 * 3.3 and 4; 06, section 4.6.
 */
export function preparePlainText(
  template: Template<ConsumeScope>,
  kit: BodyKit,
  write: (value: Value) => string = asText,
): FillText {
  const { whole } = template;
  if (whole !== undefined) {
    return (scope) => {
      const value = nullToMissing(whole.read(scope));
      if (value === undefined) return ok(undefined);
      if (isEntity(value)) return ok(createEntityBody(value));
      return ok({ bytes: new TextEncoder().encode(asText(value)) });
    };
  }
  return (scope) => {
    const missing = kit.conformant ? [] : listMissing(template, scope);
    if (missing.length > 0)
      return fail({ code: 'unresolved', operation: kit.operation, names: missing, place: 'body' });
    return ok({ bytes: new TextEncoder().encode(textOf(template, scope, write)) });
  };
}

/** A received body, unchanged, with its content type. */
const createEntityBody = ({ bytes, contentType }: Entity) =>
  bytes.length === 0 ? undefined : contentType === undefined ? { bytes } : { bytes, contentType };
