import { isJsonNumber, parseNumber, type Content, type ExactNumber } from '@naftiko/spec';
import { WireText, type Value } from './value.js';

/**
 * The value of a number, boolean or null of a document: its source text as text, its value as JSON.
 *
 * `007` is the text `007` and the number 7; `1.10` keeps its digits in both; `.inf`, which JSON does not have, is a text.
 */
export function constantValueOf({ value, sourceText }: Omit<Content & { readonly kind: 'constant' }, 'at'>): Value {
  if (sourceText === undefined || value === null) return value;
  if (typeof value === 'boolean') return new WireText(sourceText, value);
  const json = parseNumberText(value, sourceText);
  return isJsonNumber(sourceText) ? json : new WireText(sourceText, json);
}

/** The JSON of a YAML number, with all its digits; its text when JSON cannot represent it. */
export function parseNumberText(value: number, text: string): number | ExactNumber | string {
  if (isJsonNumber(text)) return parseNumber(text);
  return Number.isFinite(value) ? keepWholeDigits(text, value) : text;
}

/** A JavaScript number keeps the digits of most integers; hexadecimal and signed ones may have more. */
function keepWholeDigits(text: string, value: number): number | ExactNumber {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  const digits = text.replace(/^\+/, '');
  return /^(?:-?\d+|0x[\da-f]+|0o[0-7]+)$/i.test(digits) ? parseNumber(String(BigInt(digits))) : value;
}

/**
 * Content for a place that takes text: constants become their source text, in a list too.
 *
 * Members of an object stay JSON, because an object is sent as JSON text.
 */
export function asSourceText(content: Content): Content {
  if (content.kind === 'list') return { ...content, items: content.items.map(asSourceText) };
  if (content.kind !== 'constant' || content.value === null) return content;
  return { kind: 'text', text: content.sourceText ?? String(content.value), at: content.at };
}
