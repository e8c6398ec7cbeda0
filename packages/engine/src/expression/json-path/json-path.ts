import { diagnose, invalid, valid, type Checked, type Json, type Text } from '@naftiko/spec';
import { Cursor } from './cursor.js';
import { memberName, parsePath } from './parser.js';
import type { SamplePath } from './sample-path.js';
import type { Selection } from './selection.js';

/** A JSONPath, compiled. */
export interface JsonPath {
  /** Whether it is `$` or `$.`: the root, unchanged. */
  readonly identity: boolean;
  /** Whether it has only members, single indexes and functions and yields one value; otherwise it yields a list. */
  readonly definite: boolean;
  /** The value; `undefined` where a definite path selects nothing. Cannot fail. */
  read(root: Json): Json | undefined;
}

/**
 * Compiles a JSONPath of the Jayway dialect. It selects only own properties of objects, and its filters never evaluate
 * code.
 *
 * A missing `$.` is added and the braces of `{{$.x}}` are dropped. A syntax error is `json-path-malformed`. Source:
 * specification 02, section 10.
 */
export function compileJsonPath(source: Text): Checked<JsonPath> {
  const { selection, fault } = parse(source.text);
  if (fault !== undefined) {
    return invalid(diagnose('json-path-malformed', source.at, { path: source.text, reason: fault }));
  }
  const { identity, definite, read } = selection;
  return valid({ identity, definite, read: (root) => read(root, root) });
}

/**
 * The position at which a sample (`--mock`) must have a value, so that the path selects it; `undefined` when the path
 * is malformed or computes its value.
 */
export function samplePathOf(text: string): SamplePath | undefined {
  const { selection, fault } = parse(text);
  return fault === undefined ? selection.sample : undefined;
}

function parse(text: string): { readonly selection: Selection; readonly fault: string | undefined } {
  const bare = withoutBraces(text);
  const rooted = bare.startsWith('$') ? bare : bare.startsWith('[') ? `$${bare}` : `$.${bare}`;
  // Existing documents write the root as `$.`.
  const cursor = new Cursor(rooted === '$.' ? '$' : rooted);
  cursor.take('$');
  const selection = parsePath(cursor);
  if (!cursor.done) cursor.refuseHere('"." or "[" is missing');
  return { selection, fault: cursor.fault };
}

/** A path split at its first member. */
export interface SplitPath {
  readonly first: string;
  /** The path below that member. */
  readonly rest: string;
}

/**
 * Splits `$.get-boat.items[0].id` into `get-boat` and `$.items[0].id`, because the first segment of a path may be the
 * name of a step. `undefined`: the text does not begin with `$` and the name of a member.
 * Source: specification 02, section 10.3.
 */
export function splitFirstMember(text: string): SplitPath | undefined {
  const cursor = new Cursor(withoutBraces(text));
  if (!cursor.take('$')) return undefined;
  const dotted = cursor.take('.');
  if (cursor.take('[')) {
    cursor.skipBlanks();
    const first = cursor.takeQuoted();
    return first !== undefined && cursor.takeToken(']') ? { first, rest: `$${cursor.rest}` } : undefined;
  }
  const first = dotted ? cursor.match(memberName)?.[0] : undefined;
  if (first === undefined || first.startsWith('*') || cursor.peek('(')) return undefined;
  return { first, rest: `$${cursor.rest}` };
}

/** Removes the template braces that some documents put around paths. */
function withoutBraces(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('{{') && trimmed.endsWith('}}') ? trimmed.slice(2, -2).trim() : trimmed;
}
