import type { SourceNode } from '@naftiko/spec';
import type { Layout } from './layout.js';
import type { TextEdit } from './text-edit.js';
import { writeScalar } from './write-value.js';

/**
 * Replaces a scalar by another text, in the same quotes if that text can be written in them. `undefined`: it is no scalar
 * on one line without tag, anchor and alias.
 */
export function replaceText(
  { text, isJson }: Layout,
  node: SourceNode,
  value: string,
): readonly TextEdit[] | undefined {
  if (node.kind !== 'scalar') return undefined;
  const start = node.at.start.offset;
  const written = text.slice(start, node.at.end.offset);
  if (written === '' || /^[|>&*!]/.test(written)) return undefined;
  return [{ start, end: start + written.trimEnd().length, text: quoteLike(written, value, isJson) }];
}

function quoteLike(written: string, value: string, isJson: boolean): string {
  if (isJson || written.startsWith('"')) return JSON.stringify(value);
  if (written.startsWith("'") && /^[\x20-\x7e\u00a0-\ud7ff]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  // A plain address or path stays without quotes; one with braces only if the former text had braces too.
  const isPlain = (written.includes('{') ? withBraces : withoutBraces).test(value) && !value.endsWith(':');
  return isPlain ? value : writeScalar(value);
}

const withBraces = /^[A-Za-z/][\w/.:?=&%~+{}-]*$/;
/** Also a version, which is not a number. */
const withoutBraces = /^(?:[A-Za-z/]|\d\.\d\.\d)[\w/.:?=&%~+-]*$/;
