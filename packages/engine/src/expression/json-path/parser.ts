import type { Cursor } from './cursor.js';
import { parseTest } from './filter.js';
import { pathFunctions } from './functions.js';
import { readQuoted } from './quoted.js';
import {
  filter,
  index,
  member,
  memberOrLength,
  selectionOf,
  slice,
  union,
  wildcard,
  type Segment,
  type Selection,
} from './selection.js';

/** Names may hold blanks and dashes; only what continues a path ends them. */
export const memberName = /[^.[\]()]+/y;

/** Inside a filter or a function a name also ends where an operator may begin. */
const enclosedName = /[^\s.[\]()=<>!&|,~'"]+/y;

/** Parses a path after its `$`, as far as it goes; a fault is left in the cursor. */
export function parsePath(cursor: Cursor, name: RegExp = memberName): Selection {
  const segments: Segment[] = [];
  while (cursor.fault === undefined) {
    if (cursor.take('..')) {
      segments.push({ kind: 'scan', again: segments.some(({ kind }) => kind === 'scan') });
      segments.push(cursor.peek('[') ? parseBracket(cursor, true) : parseDotted(cursor, name, segments));
    } else if (cursor.take('.')) {
      segments.push(cursor.peek('[') ? parseBracket(cursor, false) : parseDotted(cursor, name, segments));
    } else if (cursor.peek('[')) {
      segments.push(parseBracket(cursor, false));
    } else break;
  }
  return selectionOf(segments);
}

const parseEnclosedPath = (cursor: Cursor): Selection =>
  cursor.nest(() => parsePath(cursor, enclosedName), selectionOf([]));

function parseDotted(cursor: Cursor, name: RegExp, before: readonly Segment[]): Segment {
  if (cursor.take('*')) return wildcard;
  const found = cursor.match(name)?.[0];
  if (found === undefined) {
    cursor.refuseHere('a name is missing after "."');
    return nothing;
  }
  if (cursor.take('(')) return parseFunction(cursor, found, before);
  // A scan for `length` is after members of that name only.
  return found === 'length' && before.at(-1)?.kind !== 'scan' ? memberOrLength : member(found);
}

const nothing = member('');

/** `.sum()` at the end of a path, or `.sum($.path)` around one. */
function parseFunction(cursor: Cursor, name: string, before: readonly Segment[]): Segment {
  const compute = pathFunctions.get(name);
  if (compute === undefined) {
    cursor.refuse(`there is no function "${name}()", only ${[...pathFunctions.keys()].join(', ')}`);
    return nothing;
  }
  cursor.skipBlanks();
  if (cursor.take(')')) {
    const definite = before.every(({ kind }) => kind === 'one');
    if (!definite && name !== 'length') {
      cursor.refuse(`"${name}()" does not work on a path with several results; write "$.${name}(…)" around the path`);
    }
    return { kind: 'one', pick: compute };
  }
  const fromRoot = cursor.take('$');
  if (!fromRoot && !cursor.take('@')) cursor.refuseHere(`"${name}(" takes a path that begins with "$"`);
  const { read } = parseEnclosedPath(cursor);
  cursor.expect(')');
  return {
    kind: 'one',
    pick(node, root) {
      const value = read(fromRoot ? root : node, root);
      return value === undefined ? undefined : compute(value);
    },
  };
}

function parseBracket(cursor: Cursor, afterScan: boolean): Segment {
  cursor.expect('[');
  const parts: Segment[] = [];
  do {
    cursor.skipBlanks();
    parts.push(parseSelector(cursor, afterScan));
    cursor.skipBlanks();
  } while (cursor.take(','));
  cursor.expect(']');
  return parts.length === 1 ? parts[0]! : union(parts);
}

function parseSelector(cursor: Cursor, afterScan: boolean): Segment {
  if (cursor.take('*')) return wildcard;
  if (cursor.take('?')) return filter(parseTest(cursor, parseEnclosedPath), afterScan);
  const quoted = readQuoted(cursor);
  if (quoted !== undefined) return member(quoted);
  const range = cursor.match(/(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*([1-9]\d*)?)?/y);
  if (range !== undefined) return slice(integer(range[1]), integer(range[2]), integer(range[3]) ?? 1);
  const position = integer(cursor.match(/-?\d+/y)?.[0]);
  if (position !== undefined) return index(position);
  cursor.refuseHere('a number, a name in quotes, "*" or a filter is missing');
  return nothing;
}

const integer = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits));
