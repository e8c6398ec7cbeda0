import { composeDocuments, withoutByteOrderMark } from '@naftiko/spec';
import { LineCounter } from 'yaml';
import { isTree, type Tree } from './tree.js';

export type ParsedTree = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly reason: string };

/** The largest document, in characters. */
export const documentLimit = 32 * 1024 * 1024;

const maxLevels = 256;

/** Parses the text of one JSON or YAML document whose root is a mapping. Never throws; a reason is a part of a sentence. */
export function parseTree(given: string): ParsedTree {
  const text = withoutByteOrderMark(given);
  if (text.length > documentLimit) {
    return { ok: false, reason: `it is larger than ${documentLimit / 1024 / 1024} MiB` };
  }
  // JSON is YAML, but its own parser is twenty times as fast.
  const value = /^\s*\{/.test(text) ? (parseJsonTree(text) ?? parseYamlTree(text)) : parseYamlTree(text);
  if (typeof value === 'string') return { ok: false, reason: value };
  return { ok: true, tree: value };
}

function parseJsonTree(text: string): Tree | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function parseYamlTree(text: string): Tree | string {
  const lines = new LineCounter();
  const composed = composeDocuments(text, lines, maxLevels);
  if (!composed.ok) return `it nests more than ${maxLevels} levels deep`;
  const [document, ...others] = composed.documents;
  const [fault] = document?.errors ?? [];
  if (document === undefined) return 'it is empty';
  if (others.length > 0) return 'it is not exactly one YAML document';
  if (fault !== undefined)
    return `it is not valid YAML: line ${lines.linePos(fault.pos[0]).line}: ${fault.message.replace(/\.$/, '')}`;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    return isTree(value) ? value : 'it is not a mapping';
  } catch (cause) {
    return `it is not valid YAML: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
