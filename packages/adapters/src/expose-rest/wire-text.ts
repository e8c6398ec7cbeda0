import { parseJson, WireText, type Value } from '@naftiko/engine';
import { type InputType, isJsonNumber, isObject, type Json, numberFrom } from '@naftiko/spec';

/**
 * The value of a text that a wire carried, as its declared type.
 *
 * Where nothing is lost: numbers and booleans as JSON spells them (leading zeros are kept beside the number), lists
 * and objects from their JSON text. Any other text stays what it is, for the contract to refuse.
 * Source: specification 02, section 8.1.
 */
export function typedValue(text: string, type: InputType | undefined): Value {
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

/** The texts a caller sent under one name: a list where one is wanted, else the first. */
export function typedValues(texts: readonly string[], type: InputType | undefined): Value | undefined {
  const [first] = texts;
  if (first === undefined) return undefined;
  if (texts.length > 1 && (type === undefined || type === 'array')) return [...texts];
  if (type !== 'array') return typedValue(first, type);
  const list = typedValue(first, type);
  // One repeated key that happened to come once.
  return typeof list === 'string' && !first.trimStart().startsWith('[') ? [first] : list;
}

/** The text of a header: Node reads its bytes one by one, and most that are not ASCII are UTF-8. */
export function headerText(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

function numberOf(text: string): WireText | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  if (isJsonNumber(text)) return new WireText(text, numberFrom(text));
  const number = Number(text);
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? new WireText(text, number)
    : undefined;
}

function jsonOf(text: string, fits: (json: Json) => boolean): Value {
  const json = parseJson(text);
  return json !== undefined && fits(json) ? new WireText(text, json) : text;
}
