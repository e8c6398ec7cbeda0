import { type Json, parseNumber, readJson } from '@naftiko/spec';
import type { Cursor } from './cursor.js';
import type { Selection } from './selection.js';

/** Parses a path after its `@` or `$`. */
export type ParsePath = (cursor: Cursor) => Selection;

/** An operand of a comparison. */
export interface Operand extends Pick<Selection, 'definite' | 'read'> {
  /** The name in `@.name`, when the operand is only that; `undefined` for any other operand. */
  readonly member?: string | undefined;
  readonly literal?: Json;
}

/** Parses a path, a string in quotes, a number, `true`, `false`, `null` or a list. */
export function parseOperand(cursor: Cursor, parsePath: ParsePath): Operand {
  if (cursor.takeToken('@')) {
    const { definite, read, sample } = parsePath(cursor);
    const only = sample?.length === 1 ? sample[0] : undefined;
    return { definite, read, member: only?.kind === 'member' ? only.name : undefined };
  }
  if (cursor.take('$')) {
    const { definite, read } = parsePath(cursor);
    return { definite, read: readOnce(read) };
  }
  const quoted = cursor.takeQuoted();
  if (quoted !== undefined) return literal(quoted);
  const number = cursor.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (number !== undefined) return literal(parseNumber(number[0]));
  const word = cursor.match(/(?:true|false|null)(?![\w-])/y)?.[0];
  if (word !== undefined) return literal(readJson(word));
  if (cursor.take('[')) return cursor.parseNested(() => parseList(cursor, parsePath), literal(null));
  cursor.refuseHere('a path, a string in quotes, a number or a list is missing');
  return literal(null);
}

/** Reads from the root only once, because a filter reads its operands for each element. */
function readOnce(read: Selection['read']): Selection['read'] {
  const found = new WeakMap<object, Json | undefined>();
  return (_, root) => {
    if (typeof root !== 'object' || root === null) return read(root, root);
    if (!found.has(root)) found.set(root, read(root, root));
    return found.get(root);
  };
}

function parseList(cursor: Cursor, parsePath: ParsePath): Operand {
  if (cursor.takeToken(']')) return literal([]);
  const elements = cursor.parseSeparated(',', () => parseOperand(cursor, parsePath));
  cursor.expect(']');
  return { definite: true, read: (node, root) => elements.map((element) => element.read(node, root) ?? null) };
}

const literal = (value: Json): Operand => ({ definite: true, read: () => value, literal: value });
