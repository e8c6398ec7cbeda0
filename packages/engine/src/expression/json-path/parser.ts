import type { Cursor } from './cursor.js';
import { parseTest } from './filter.js';
import { pathFunctions } from './functions.js';
import { makeItemAt } from './sample-path.js';
import {
  filter,
  index,
  member,
  memberOrLength,
  one,
  scan,
  selectionOf,
  slice,
  union,
  wildcard,
  type Segment,
  type Selection,
} from './selection.js';

/** Names may contain spaces and dashes; only a token that continues a path ends them. */
export const memberName = /[^.[\]()]+/y;

/** Inside a filter or a function a name also ends at a character with which an operator can begin. */
const enclosedName = /[^\s.[\]()=<>!&|,~'"]+/y;

/** Parses a path after its `$`; a fault is recorded in the cursor. */
export function parsePath(cursor: Cursor, name: RegExp = memberName): Selection {
  const segments: Segment[] = [];
  let hasScanned = false;
  while (!cursor.done) {
    const scans = cursor.take('..');
    if (scans) segments.push(scan(hasScanned));
    hasScanned ||= scans;
    const dotted = scans || cursor.take('.');
    if (cursor.peek('[')) segments.push(parseBracket(cursor, scans));
    else if (!dotted) break;
    else if (cursor.take('*')) segments.push(wildcard);
    else {
      const found = cursor.match(name)?.[0];
      if (found === undefined) cursor.refuseHere('a name is missing after "."');
      else if (cursor.take('(')) segments.push(parseFunction(cursor, found, selectionOf(segments).definite));
      // A scan for `length` selects only members of that name.
      else segments.push(found === 'length' && !scans ? memberOrLength() : member(found));
    }
  }
  return selectionOf(segments);
}

/** The segment that stands for a malformed part; the fault in the cursor makes the whole path invalid. */
const nothing = member('');

const parseEnclosedPath = (cursor: Cursor): Selection =>
  cursor.parseNested(() => parsePath(cursor, enclosedName), selectionOf([]));

/** Parses `.sum()` at the end of a path, or `.sum($.path)` around one. */
function parseFunction(cursor: Cursor, name: string, definite: boolean): Segment {
  const compute = pathFunctions.get(name);
  if (compute === undefined) {
    cursor.refuse(`there is no function "${name}()", only ${[...pathFunctions.keys()].join(', ')}`);
    return nothing;
  }
  if (cursor.takeToken(')')) {
    if (!definite && name !== 'length') {
      cursor.refuse(`"${name}()" does not work on a path with several results; write "$.${name}(…)" around the path`);
    }
    return one(compute, name === 'keys' ? undefined : makeItemAt(0, false));
  }
  const fromRoot = cursor.take('$');
  if (!fromRoot && !cursor.take('@')) cursor.refuseHere(`"${name}(" takes a path that begins with "$"`);
  const { read } = parseEnclosedPath(cursor);
  cursor.expect(')');
  return one((node, root) => {
    const value = read(fromRoot ? root : node, root);
    return value === undefined ? undefined : compute(value);
  });
}

function parseBracket(cursor: Cursor, afterScan: boolean): Segment {
  cursor.expect('[');
  const [first, ...more] = cursor.parseSeparated(',', () => parseSelector(cursor, afterScan));
  cursor.expect(']');
  return more.length === 0 ? first : union([first, ...more]);
}

function parseSelector(cursor: Cursor, afterScan: boolean): Segment {
  if (cursor.takeToken('*')) return wildcard;
  if (cursor.take('?')) return filter(parseTest(cursor, parseEnclosedPath), afterScan);
  const quoted = cursor.takeQuoted();
  if (quoted !== undefined) return member(quoted);
  const range = cursor.match(/(-?\d+)?\s*:(?:\s*(-?\d+))?(?:\s*:(?:\s*([1-9]\d*))?)?/y);
  if (range !== undefined) return slice(range[1], range[2], range[3]);
  const position = cursor.match(/-?\d+/y)?.[0];
  if (position !== undefined) return index(Number(position));
  cursor.refuseHere('a number, a name in quotes, "*" or a filter is missing');
  return nothing;
}
