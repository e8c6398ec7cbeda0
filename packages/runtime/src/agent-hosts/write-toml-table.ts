import { isObject, type Json, type JsonObject } from '@naftiko/spec';

/** A table of TOML with its header, such as `[mcp_servers.ships]`; objects in it are inline tables. */
export const writeTomlTable = (path: readonly string[], table: JsonObject): string =>
  [
    `[${path.map(keyOf).join('.')}]`,
    ...Object.entries(table).map(([key, value]) => `${keyOf(key)} = ${valueOf(value)}`),
    '',
  ].join('\n');

const keyOf = (key: string): string => (/^[\w-]+$/.test(key) ? key : textOf(key));

function valueOf(value: Json): string {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return `[${value.map(valueOf).join(', ')}]`;
  if (!isObject(value)) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${keyOf(key)} = ${valueOf(inner as Json)}`)
    .join(', ')} }`;
}

/** The escapes of JSON are those of TOML, which also forbids DEL. */
const textOf = (text: string): string => JSON.stringify(text).replaceAll('\u007F', '\\u007f');
