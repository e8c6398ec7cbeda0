import { type Json, writeJson } from '@naftiko/spec';
import {
  asJson,
  asText,
  isEntity,
  fail,
  isWireText,
  listMissing,
  ok,
  parseJson,
  nullToMissing,
  type BodyKit,
  type ConsumeScope,
  type EncodedBody,
  type Placeholder,
  type Result,
  type Template,
  type Value,
} from '@naftiko/engine';

export type FillText = (scope: ConsumeScope) => Result<EncodedBody | undefined>;

/** A part of a JSON text: literal text, or a placeholder and how its value is written. */
type Piece =
  string | { readonly placeholder: Placeholder<ConsumeScope>; readonly write: (value: Value | undefined) => string };

/**
 * Prepares a JSON text with placeholders. Inside a string literal a value is escaped, and a missing value is empty.
 * Outside, a value is written as JSON, and a missing value is null. In the relaxed dialect, a longer text with a
 * missing value fails. Source: specification 02, sections 3.3 and 4; 06, section 4.6.
 */
export function prepareJsonText(template: Template<ConsumeScope>, kit: BodyKit): FillText {
  const { whole } = template;
  if (whole !== undefined) return fillWhole(whole, kit);

  const pieces = piecesOf(template);
  for (const piece of pieces)
    if (typeof piece !== 'string' && piece.write !== escape) kit.noteUnquoted?.(piece.placeholder);
  return (scope) => {
    const missing = kit.conformant ? [] : listMissing(template, scope);
    if (missing.length > 0)
      return fail({ code: 'unresolved', operation: kit.operation, names: missing, place: 'body' });
    let text = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else text += piece.write(nullToMissing(piece.placeholder.read(scope)));
    }
    return ok({ bytes: new TextEncoder().encode(text) });
  };
}

/** Whether a template is valid JSON when its placeholders are filled. */
export const isJsonLike = (template: Template<ConsumeScope>): boolean =>
  // `1` is tried too, because a placeholder may be a part of a number.
  ['null', '1'].some((sample) => {
    const pieces = piecesOf(template).map((piece) =>
      typeof piece === 'string' ? piece : piece.write === escape ? '' : sample,
    );
    return parseJson(pieces.join('')) !== undefined;
  });

/** Fills a body that consists of one placeholder: an entity is sent unchanged. */
function fillWhole(placeholder: Placeholder<ConsumeScope>, kit: BodyKit): FillText {
  return (scope) => {
    const value = nullToMissing(placeholder.read(scope));
    if (isEntity(value)) {
      if (value.bytes.length === 0) return ok(undefined);
      const { bytes, contentType } = value;
      return ok(contentType === undefined ? { bytes } : { bytes, contentType });
    }
    if (value === undefined && !kit.conformant) return ok(undefined);
    return ok({ bytes: new TextEncoder().encode(writeAny(value)) });
  };
}

function piecesOf(template: Template<ConsumeScope>): readonly Piece[] {
  let quoted = false;
  return template.parts.map((part) => {
    if (typeof part !== 'string') {
      return { placeholder: part, write: quoted ? escape : part.read.isOperators === true ? writeAny : write };
    }
    quoted = isInsideString(part, quoted);
    // A single backslash before a value would escape the first character of the value.
    return quoted && /(?<!\\)(?:\\\\)*\\$/.test(part) ? `${part}\\` : part;
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

/**
 * Writes a value that comes from the operator. A string that is JSON is inserted without quotes, because the author has
 * written none around the placeholder.
 */
function writeAny(value: Value | undefined): string {
  if (value === undefined) return 'null';
  const json: Json = asJson(value);
  return typeof json === 'string' && parseJson(json) !== undefined ? json : writeJson(json);
}

/**
 * Writes a value that may come from a caller. A string that is a number or a boolean is inserted without quotes, unless
 * it is declared as a string; any other string is quoted, so that it cannot add members.
 */
function write(value: Value | undefined): string {
  return typeof value === 'string' && !scalar.test(value)
    ? writeJson(value)
    : isWireText(value)
      ? writeJson(value.json)
      : writeAny(value);
}

const scalar = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
