import { isList, isObject, type Json } from '@naftiko/spec';
import type { Layout } from './layout.js';

/** The lines of `key: value` in block style, without the indentation of the first level. */
export function writeEntryLines(key: string, value: Json, { dashIndent }: Layout): readonly string[] {
  if (isList(value) && value.length > 0) {
    const pad = ' '.repeat(dashIndent);
    return [`${writeScalar(key)}:`, ...value.flatMap((item) => writeItemLines(item, pad, dashIndent))];
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    return [`${writeScalar(key)}:`, ...writeMemberLines(value, dashIndent).map((line) => `  ${line}`)];
  }
  return [`${writeScalar(key)}: ${writeFlow(value, false)}`];
}

/** One item of a list in block style. */
export function writeItemLines(item: Json, pad: string, dashIndent: number): readonly string[] {
  if (!isObject(item) || Object.keys(item).length === 0) return [`${pad}- ${writeFlow(item, false)}`];
  return writeMemberLines(item, dashIndent).map((line, index) => `${pad}${index === 0 ? '- ' : '  '}${line}`);
}

const writeMemberLines = (value: Readonly<Record<string, Json>>, dashIndent: number): readonly string[] =>
  Object.entries(value).flatMap(([key, member]) =>
    writeEntryLines(key, member, { text: '', lineBreak: '\n', isJson: false, dashIndent }),
  );

/** A value on one line; `isJson`: every text is in double quotes. */
export function writeFlow(value: Json, isJson: boolean): string {
  if (isList(value)) return `[${value.map((item) => writeFlow(item, isJson)).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, member]) => writeFlowEntry(key, member, isJson));
    return `{${members.join(', ')}}`;
  }
  return typeof value === 'string' ? (isJson ? JSON.stringify(value) : writeScalar(value)) : String(value);
}

export const writeFlowEntry = (key: string, value: Json, isJson: boolean): string =>
  `${isJson ? JSON.stringify(key) : writeScalar(key)}: ${writeFlow(value, isJson)}`;

/** A text as YAML: plain where it is read as the same text in block and flow style, otherwise in quotes. */
export function writeScalar(text: string): string {
  const isPlain = /^[A-Za-z][\w ./()-]*$/.test(text) && !/\s$/.test(text) && !words.test(text);
  if (isPlain) return text;
  return /^[\x20-\x7e\u00a0-\ud7ff]*$/.test(text) ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** Words that YAML 1.1 or 1.2 reads as another type. */
const words = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
