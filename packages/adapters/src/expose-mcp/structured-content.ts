import type { Reply } from '@naftiko/engine';
import type { Json, JsonObject } from '@naftiko/spec';

/**
 * What a tool with a published schema yields besides its text: clients refuse a result that does not keep to the
 * schema, while an upstream does not know what a document declared of it.
 *
 * So a value of another type becomes one of the declared type where that loses nothing ("7" and 7), and null where it
 * would; the text keeps what came. An answer that is no object has no members: `{}`. Source: specification 04, a.13.
 */
export const structuredContent = (reply: Reply, schema: JsonObject): JsonObject =>
  reply.kind === 'json' && isObject(reply.value) ? fittedMembers(reply.value, schema) : {};

function fitted(value: Json, schema: JsonObject): Json {
  if (value === null) return null;
  const types = schema['type'];
  const type = Array.isArray(types) ? (types as readonly Json[])[0] : undefined;
  switch (type) {
    case 'object':
      return isObject(value) ? fittedMembers(value, schema) : null;
    case 'array': {
      const items = schema['items'];
      if (!isList(value)) return null;
      return isObject(items) ? value.map((each) => fitted(each, items)) : value;
    }
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'number':
      return typeof value === 'number' ? value : numberIn(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : (truths.get(value) ?? null);
    // Nobody declared what it is.
    default:
      return value;
  }
}

function fittedMembers(value: JsonObject, schema: JsonObject): JsonObject {
  const properties = schema['properties'];
  if (!isObject(properties)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, isObject(property) ? fitted(each, property) : each];
    }),
  );
}

/** The number that a text is the JSON of. */
const numberIn = (value: Json): number | null =>
  typeof value === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : null;

const truths: ReadonlyMap<Json, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);
