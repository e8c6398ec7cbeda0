import { toTypedValue, type Value } from '@naftiko/engine';
import type { InputType } from '@naftiko/spec';

/** The values a caller sent under one name: a list for a declared array, otherwise the first. */
export function parseTypedValues(texts: readonly string[], type: InputType | undefined): Value | undefined {
  const [first] = texts;
  if (first === undefined) return undefined;
  if (texts.length > 1 && (type === undefined || type === 'array')) return [...texts];
  if (type !== 'array') return toTypedValue(first, type);
  const list = toTypedValue(first, type);
  // A repeated key that occurs once.
  return typeof list === 'string' && !first.trimStart().startsWith('[') ? [first] : list;
}

/** The text of a header: Node decodes it as Latin-1, and most headers beyond ASCII are UTF-8. */
export function decodeHeader(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}
