import { type InputType, isJsonNumber, isObject, type Json, parseNumber } from '@naftiko/spec';
import { parseJson, WireText, type Value } from '../value/value.js';

/**
 * Converts a text to its declared type, for places of a request that hold only text, and for clients that send JSON in
 * a string.
 *
 * It converts only texts whose value is certain: numbers in JSON syntax, also with leading zeros (`007` becomes 7,
 * and its text is kept for places that hold text), booleans, lists and objects in JSON. Any other text is returned unchanged, and the input contract
 * then refuses it. Source: specification 02, section 8.1.
 */
export function toTypedValue(text: string, type: InputType | undefined): Value {
  switch (type) {
    case undefined:
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return numberOf(text) ?? text;
    case 'boolean':
      return text === 'true' || text === 'false' ? new WireText(text, text === 'true') : text;
    case 'array':
      return jsonOf(text, Array.isArray);
    case 'object':
      return jsonOf(text, isObject);
  }
}

function numberOf(text: string): WireText | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  if (isJsonNumber(text)) return new WireText(text, parseNumber(text));
  const number = Number(text);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? new WireText(text, number) : undefined;
}

function jsonOf(text: string, fits: (json: Json) => boolean): Value {
  const json = parseJson(text);
  return json !== undefined && fits(json) ? new WireText(text, json) : text;
}
