import { isJsonNumber, parseNumber, type Content, type ExactNumber } from '@naftiko/spec';
import { WireText, type Value } from './value.js';

/**
 * The value of a number, boolean or null that stands in a document. Where text is due it is written as in the source,
 * elsewhere as JSON; null stays null.
 *
 * For example, `007` is the text `007` and the JSON number `7`. `1.10` keeps its digits in both forms. `.inf` is a
 * string in JSON too, because JSON has no such number.
 */
export function constantValueOf({ value, sourceText }: Omit<Content & { readonly kind: 'constant' }, 'at'>): Value {
  if (sourceText === undefined || value === null) return value;
  if (typeof value === 'boolean') return new WireText(sourceText, value);
  const json = parseNumberText(value, sourceText);
  return isJsonNumber(sourceText) ? json : new WireText(sourceText, json);
}

/**
 * The JSON value of a number in YAML, with all its digits if it is in JSON syntax or an integer; a string with its text
 * when JSON cannot represent the number.
 */
export function parseNumberText(value: number, text: string): number | ExactNumber | string {
  if (isJsonNumber(text)) return parseNumber(text);
  return Number.isFinite(value) ? keepWholeDigits(text, value) : text;
}

/**
 * Keeps all digits of an integer that is too large for a JavaScript number and not in JSON syntax (hexadecimal, octal,
 * with a plus sign or leading zeros).
 */
function keepWholeDigits(text: string, value: number): number | ExactNumber {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  const digits = text.replace(/^\+/, '');
  return /^(?:-?\d+|0x[\da-f]+|0o[0-7]+)$/i.test(digits) ? parseNumber(String(BigInt(digits))) : value;
}

/**
 * Replaces constants by their source text, also in a list: for a place that takes text. Null is unchanged.
 *
 * The members of an object are unchanged, because an object is sent as JSON.
 */
export function asSourceText(content: Content): Content {
  if (content.kind === 'list') return { ...content, items: content.items.map(asSourceText) };
  if (content.kind !== 'constant' || content.value === null) return content;
  return { kind: 'text', text: content.sourceText ?? String(content.value), at: content.at };
}
