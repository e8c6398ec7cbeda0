import { typedValue, type Value } from '@naftiko/engine';
import type { InputType } from '@naftiko/spec';

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
