import { isList, isObject, type Json, numberFrom, readJson } from '@naftiko/spec';
import { asText } from '../../value/value.js';
import { isExplosive } from './explosive-pattern.js';
import { comparisons } from './comparison.js';
import type { Cursor } from './cursor.js';
import type { Selection } from './selection.js';
import type { Test } from './selector.js';

/** Parses a path after its `@` or `$`. */
type ParsePath = (cursor: Cursor) => Selection;

/**
 * Parses the filter after `?`: comparisons joined by `&&`, `||` and `!`. No code is evaluated, and the test cannot fail
 * for any data. Source: specification 02, section 10.1.
 */
export function parseTest(cursor: Cursor, parsePath: ParsePath): Test {
  const tests = cursor.separated('||', () => parseConjunction(cursor, parsePath));
  return (node, root) => tests.some((test) => test(node, root));
}

function parseConjunction(cursor: Cursor, parsePath: ParsePath): Test {
  const tests = cursor.separated('&&', () => parseNegation(cursor, parsePath));
  return (node, root) => tests.every((test) => test(node, root));
}

function parseNegation(cursor: Cursor, parsePath: ParsePath): Test {
  let negated = false;
  while (cursor.takeToken('!')) negated = !negated;
  const test = parsePrimary(cursor, parsePath);
  return negated ? (node, root) => !test(node, root) : test;
}

function parsePrimary(cursor: Cursor, parsePath: ParsePath): Test {
  if (!cursor.takeToken('(')) return parseComparison(cursor, parsePath);
  const test = cursor.nest(() => parseTest(cursor, parsePath), never);
  cursor.expect(')');
  return test;
}

const never: Test = () => false;

function parseComparison(cursor: Cursor, parsePath: ParsePath): Test {
  const left = parseOperand(cursor, parsePath);
  if (cursor.takeToken('=~')) return parseMatch(cursor, left);
  const operator = cursor.match(/==|!=|<=|>=|<|>|(?:in|nin|subsetof|anyof|noneof|size|empty)(?![\w-])/y)?.[0];
  if (operator === undefined) return exists(left);
  const right = parseOperand(cursor, parsePath);
  const compare = comparisons[operator as keyof typeof comparisons];
  return (node, root) => compare(left.read(node, root), right.read(node, root));
}

/** An operand of a comparison. */
type Operand = Pick<Selection, 'definite' | 'read'>;

const literal = (value: Json): Operand => ({ definite: true, read: () => value });

/** Whether a path selects a value, null and false included; one of several nodes is enough. */
const exists =
  ({ definite, read }: Operand): Test =>
  (node, root) => {
    const found = read(node, root);
    return definite ? found !== undefined : isList(found) && found.length > 0;
  };

function parseOperand(cursor: Cursor, parsePath: ParsePath): Operand {
  if (cursor.takeToken('@')) return parsePath(cursor);
  if (cursor.take('$')) {
    const { definite, read } = parsePath(cursor);
    return { definite, read: (_, root) => read(root, root) };
  }
  const quoted = cursor.quoted();
  if (quoted !== undefined) return literal(quoted);
  const number = cursor.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (number !== undefined) return literal(numberFrom(number[0]));
  const word = cursor.match(/(?:true|false|null)(?![\w-])/y)?.[0];
  if (word !== undefined) return literal(readJson(word));
  if (cursor.take('[')) return cursor.nest(() => parseList(cursor, parsePath), literal(null));
  cursor.refuseHere('a path, a string in quotes, a number or a list is missing');
  return literal(null);
}

function parseList(cursor: Cursor, parsePath: ParsePath): Operand {
  if (cursor.takeToken(']')) return literal([]);
  const elements = cursor.separated(',', () => parseOperand(cursor, parsePath));
  cursor.expect(']');
  return { definite: true, read: (node, root) => elements.map((element) => element.read(node, root) ?? null) };
}

/** Parses `=~ /re/i`: the whole text of a scalar must match. */
function parseMatch(cursor: Cursor, left: Operand): Test {
  cursor.skipBlanks();
  const [, source, flags] = cursor.match(/\/((?:[^/\\]|\\.)+)\/([a-z]*)/y) ?? [];
  if (source === undefined) {
    cursor.refuseHere('a regular expression between slashes is missing');
    return never;
  }
  if (isExplosive(source)) {
    cursor.refuse(`the regular expression /${source}/ repeats a repetition, whose matching can take exponential time`);
    return never;
  }
  const pattern = compilePattern(source, flags ?? '');
  if (pattern === undefined) {
    cursor.refuse(`/${source}/${flags ?? ''} is not a regular expression`);
    return never;
  }
  return (node, root) => {
    const value = left.read(node, root);
    return value !== undefined && value !== null && !isList(value) && !isObject(value) && pattern.test(asText(value));
  };
}

function compilePattern(source: string, flags: string): RegExp | undefined {
  if (!/^[imsu]*$/.test(flags)) return undefined;
  try {
    return new RegExp(`^(?:${source})$`, flags);
  } catch {
    return undefined;
  }
}
