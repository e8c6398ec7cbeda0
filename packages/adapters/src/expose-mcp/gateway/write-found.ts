import type { CatalogTool } from '@naftiko/runtime';

/** The tools that a search found. */
interface Found {
  readonly tools: readonly CatalogTool[];
  readonly more: number;
}

/** The largest answer of a search: 2,000 tokens of about four characters. */
const budget = 8_000;
/** What remains for the last line. */
const reserve = 200;
const maxDescriptionLength = 400;

/**
 * Writes found tools with their input schemas, one JSON object a line, within the budget. A tool that is too large loses
 * the descriptions in its schema, then the schema.
 */
export function writeFound({ tools, more }: Found): string {
  const lines: string[] = [];
  let left = budget - reserve;
  for (const tool of tools) {
    const line = [describe(tool, (schema) => schema), describe(tool, withoutDescriptions), describe(tool, omit)].find(
      ({ length }) => length < left,
    );
    if (line === undefined) break;
    left -= line.length + 1;
    lines.push(line);
  }
  const others = more + tools.length - lines.length;
  if (lines.length === 0) return 'No tool matches. Say it in other words, or name the product.';
  return [...lines, ...(others > 0 ? [`${others} further tools match; a more exact query finds them.`] : [])].join(
    '\n',
  );
}

function describe({ name, tool }: CatalogTool, shape: (schema: unknown) => unknown): string {
  const { description = '' } = tool.listed;
  const inputSchema = shape(tool.listed.inputSchema);
  return JSON.stringify({
    name,
    description:
      description.length > maxDescriptionLength ? `${description.slice(0, maxDescriptionLength)}…` : description,
    readOnly: tool.readOnly,
    ...(tool.destructive ? { destructive: true } : {}),
    ...(inputSchema === undefined
      ? { note: 'Its schema is too large here. Search for its name with limit 1.' }
      : { inputSchema }),
  });
}

const omit = (): undefined => undefined;

/** A schema without its texts for people. A property of that name is kept, because it is a schema. */
function withoutDescriptions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutDescriptions);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
      key === 'description' && typeof value === 'string' ? [] : [[key, withoutDescriptions(value)]],
    ),
  );
}
