import { type Json, writeJson } from '@naftiko/spec';
import {
  asJson,
  asText,
  isEntity,
  fail,
  listMissing,
  ok,
  parseJson,
  toPresent,
  type BodyKit,
  type ConsumeScope,
  type EncodedBody,
  type Hole,
  type Result,
  type Template,
  type Value,
} from '@naftiko/engine';

export type FillText = (scope: ConsumeScope) => Result<EncodedBody | undefined>;

/** A part of a JSON text: literal text, or a hole inside or outside of a string literal. */
type Piece = string | { readonly hole: Hole<ConsumeScope>; readonly quoted: boolean };

/**
 * Prepares a JSON text with placeholders: inside a string literal a value is escaped, outside it is written as JSON.
 * A missing value is empty inside and null outside; in the published dialect a longer text fails instead.
 * Source: specification 02, sections 3.3 and 4; 06, section 4.6.
 */
export function prepareJsonText(template: Template<ConsumeScope>, kit: BodyKit): FillText {
  const { whole } = template;
  if (whole !== undefined) return fillWhole(whole, kit);

  const pieces = piecesOf(template);
  return (scope) => {
    const missing = kit.conformant ? [] : listMissing(template, scope);
    if (missing.length > 0)
      return fail({ code: 'unresolved', operation: kit.operation, names: missing, place: 'body' });
    let text = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else text += (piece.quoted ? escape : write)(toPresent(piece.hole.read(scope)));
    }
    return ok({ bytes: new TextEncoder().encode(text) });
  };
}

/** Whether a template is valid JSON once its holes are filled with values. */
export const isJsonLike = (template: Template<ConsumeScope>): boolean =>
  parseJson(
    piecesOf(template)
      .map((piece) => (typeof piece === 'string' ? piece : piece.quoted ? '' : 'null'))
      .join(''),
  ) !== undefined;

/** The whole body: a received entity is sent unchanged. */
function fillWhole(hole: Hole<ConsumeScope>, kit: BodyKit): FillText {
  return (scope) => {
    const value = toPresent(hole.read(scope));
    if (isEntity(value)) {
      if (value.bytes.length === 0) return ok(undefined);
      const { bytes, contentType } = value;
      return ok(contentType === undefined ? { bytes } : { bytes, contentType });
    }
    if (value === undefined && !kit.conformant) return ok(undefined);
    return ok({ bytes: new TextEncoder().encode(write(value)) });
  };
}

function piecesOf(template: Template<ConsumeScope>): readonly Piece[] {
  let quoted = false;
  return template.parts.map((part) => {
    if (typeof part !== 'string') return { hole: part, quoted };
    quoted = isInsideString(part, quoted);
    return part;
  });
}

/** Whether the end of a piece of JSON is inside a string literal. */
function isInsideString(text: string, quoted: boolean): boolean {
  let inside = quoted;
  for (let index = 0; index < text.length; index += 1) {
    if (inside && text[index] === '\\') index += 1;
    else if (text[index] === '"') inside = !inside;
  }
  return inside;
}

const escape = (value: Value | undefined): string =>
  value === undefined ? '' : JSON.stringify(asText(value)).slice(1, -1);

/** A string that already is JSON is inserted unquoted: the author has left the quotes out. */
function write(value: Value | undefined): string {
  if (value === undefined) return 'null';
  const json: Json = asJson(value);
  return typeof json === 'string' && parseJson(json) !== undefined ? json : writeJson(json);
}
