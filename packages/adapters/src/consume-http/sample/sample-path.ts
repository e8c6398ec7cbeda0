import type { Json } from '@naftiko/spec';

/** A step of a path along which a sample can be built. */
export type Segment =
  | { readonly kind: 'member'; readonly name: string }
  /** An element of a list, or `many` of them; `fixed` are the members that a filter requires. */
  | {
      readonly kind: 'item';
      readonly index: number;
      readonly many: boolean;
      readonly fixed?: Readonly<Record<string, Json>>;
    };

const segments =
  /\.\.?([^.[\]()]+)(?![^.[\]]*\()|\[\s*(?:'([^']+)'|"([^"]+)")\s*\]|\[\s*(\*|-?\d+|-?\d*:-?\d*|-?\d+(?:\s*,\s*-?\d+)+)\s*\]|\[\?\(?\s*@\.([\w-]+)\s*(?:==\s*('[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|true|false))?\s*\)?\s*\]/y;

/** A function at the end of a path is applied to a list. */
const functionAtEnd = /\.(?:length|first|last|sum|min|max|avg|stddev)\(\)$/;

/** The members and items of a path; `undefined` for a path with other expressions. */
export function segmentsOf(path: string): readonly Segment[] | undefined {
  const bare = path.trim().replace(/^\{\{\s*(.*?)\s*\}\}$/, '$1');
  const rooted = bare.startsWith('$') ? bare : bare.startsWith('[') ? `$${bare}` : `$.${bare}`;
  const text = rooted.replace(functionAtEnd, '[0]').replace(/\.$/, '');
  const found: Segment[] = [];
  let end = 1;
  while (end < text.length) {
    segments.lastIndex = end;
    const match = segments.exec(text);
    if (match === null) return undefined;
    end = segments.lastIndex;
    found.push(segmentOf(match));
  }
  return found;
}

function segmentOf([, plain, single, double, position, filtered, value]: RegExpExecArray): Segment {
  const name = plain ?? single ?? double;
  if (name === '*') return { kind: 'item', index: 0, many: true };
  if (name !== undefined) return { kind: 'member', name };
  if (filtered !== undefined)
    return { kind: 'item', index: 0, many: true, fixed: { [filtered]: constantOf(value) ?? filtered } };
  const index = Number(/^\d+/.exec(position ?? '')?.[0] ?? 0);
  return { kind: 'item', index: Math.min(index, 9), many: !/^-?\d+$/.test(position ?? '') };
}

const constantOf = (written: string | undefined): Json | undefined =>
  written === undefined ? undefined : /^['"]/.test(written) ? written.slice(1, -1) : (JSON.parse(written) as Json);
