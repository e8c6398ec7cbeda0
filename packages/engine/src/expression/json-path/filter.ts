import { isList, isObject, type Json, type JsonObject } from '@naftiko/spec';
import { asText } from '../../value/value.js';
import { compilePattern } from '../pattern/pattern.js';
import { comparisons } from './comparison.js';
import { parseOperand, type Operand, type ParsePath } from './operand.js';
import type { Cursor } from './cursor.js';
import type { Condition } from './selection.js';
import type { Test } from './selector.js';

/**
 * Parses the filter after `?`: comparisons joined by `&&`, `||` and `!`. No code is evaluated, and the compiled test
 * does not throw for any data. Source: specification 02, section 10.1.
 */
export function parseTest(cursor: Cursor, parsePath: ParsePath): Condition {
  const conditions = cursor.parseSeparated('||', () => parseConjunction(cursor, parsePath));
  return {
    test: (node, root) => conditions.some(({ test }) => test(node, root)),
    sampleMembers: conditions.find(({ sampleMembers }) => sampleMembers !== undefined)?.sampleMembers,
  };
}

function parseConjunction(cursor: Cursor, parsePath: ParsePath): Condition {
  const conditions = cursor.parseSeparated('&&', () => parseNegation(cursor, parsePath));
  const known = conditions.flatMap(({ sampleMembers }) =>
    sampleMembers === undefined ? [] : [Object.entries(sampleMembers)],
  );
  return {
    test: (node, root) => conditions.every(({ test }) => test(node, root)),
    sampleMembers: known.length < conditions.length ? undefined : Object.fromEntries(known.flat()),
  };
}

function parseNegation(cursor: Cursor, parsePath: ParsePath): Condition {
  let negated = false;
  while (cursor.takeToken('!')) negated = !negated;
  const condition = parsePrimary(cursor, parsePath);
  return negated ? withoutSample((node, root) => !condition.test(node, root)) : condition;
}

function parsePrimary(cursor: Cursor, parsePath: ParsePath): Condition {
  if (!cursor.takeToken('(')) return parseComparison(cursor, parsePath);
  const condition = cursor.parseNested(() => parseTest(cursor, parsePath), never);
  cursor.expect(')');
  return condition;
}

/** A condition for which no matching element can be derived; `--mock` then has no sample for it. */
const withoutSample = (test: Test): Condition => ({ test, sampleMembers: undefined });

const never = withoutSample(() => false);

function parseComparison(cursor: Cursor, parsePath: ParsePath): Condition {
  const left = parseOperand(cursor, parsePath);
  if (cursor.takeToken('=~')) return parseMatch(cursor, left);
  const operator = cursor.match(/==|!=|<=|>=|<|>|(?:in|nin|subsetof|anyof|noneof|size|empty)(?![\w-])/y)?.[0];
  if (operator === undefined) return { test: testExistence(left), sampleMembers: withMember(left, left.member) };
  const right = parseOperand(cursor, parsePath);
  const compare = comparisons[operator as keyof typeof comparisons];
  return {
    test: (node, root) => compare(left.read(node, root), right.read(node, root)),
    sampleMembers: operator === '==' ? withMember(left, right.literal) : undefined,
  };
}

const withMember = ({ member }: Operand, value: Json | undefined): JsonObject | undefined =>
  member === undefined || value === undefined ? undefined : { [member]: value };

/** Whether a path selects at least one value; null and false are values. */
const testExistence =
  ({ definite, read }: Operand): Test =>
  (node, root) => {
    const found = read(node, root);
    return definite ? found !== undefined : isList(found) && found.length > 0;
  };

/** Parses `=~ /re/i`: the whole text of a scalar must match. */
function parseMatch(cursor: Cursor, left: Operand): Condition {
  cursor.skipBlanks();
  const [, source, flags] = cursor.match(/\/((?:[^/\\]|\\.)+)\/([a-z]*)/y) ?? [];
  if (source === undefined) {
    cursor.refuseHere('a regular expression between slashes is missing');
    return never;
  }
  const pattern = compilePattern(`^(?:${source})$`, flags ?? '');
  if ('fault' in pattern) {
    cursor.refuse(`the regular expression /${source}/${flags ?? ''} cannot be used: ${pattern.reason}`);
    return never;
  }
  return withoutSample((node, root) => {
    const value = left.read(node, root);
    if (value === undefined || value === null || isList(value) || isObject(value)) return false;
    return pattern.test(asText(value)) === true;
  });
}
