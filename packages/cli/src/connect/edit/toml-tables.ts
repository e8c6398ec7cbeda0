import { parse } from 'smol-toml';

/** A range of a text, by offsets. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a table and of its sub-tables, each from its header to its last key/value pair. Comments and blank
 * lines after that pair belong to what follows.
 */
export function findTables(text: string, path: readonly string[]): readonly TextRange[] {
  const ranges: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const end = offset + line.length;
    const header = readHeader(line);
    if (header !== undefined) {
      open = path.every((key, index) => header[index] === key) ? { from: offset, to: end } : undefined;
      if (open !== undefined) ranges.push(open);
    } else if (open !== undefined && !/^\s*(?:#.*)?$/.test(line.trimEnd())) {
      open.to = end;
    }
    offset = end;
  }
  return ranges;
}

/** The path in a header such as `[a."b c"]`; `undefined`: the line is not a header. */
function readHeader(line: string): readonly string[] | undefined {
  if (!/^\s*\[/.test(line)) return undefined;
  try {
    const keys: string[] = [];
    for (let table: unknown = parse(line); ;) {
      if (Array.isArray(table)) [table] = table as readonly unknown[];
      const [key] = Object.keys(table as object);
      if (key === undefined) return keys;
      keys.push(key);
      table = (table as Readonly<Record<string, unknown>>)[key];
    }
  } catch {
    // A line of a value over several lines.
    return undefined;
  }
}
