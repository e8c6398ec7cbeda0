import type { Reply } from '@naftiko/engine';
import {
  type ExactNumber,
  isJsonNumber,
  isList,
  isNumber,
  isObject,
  type Json,
  type JsonObject,
  numberFrom,
  writeJson,
} from '@naftiko/spec';

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
      return typeof value === 'string' ? value : writeJson(value);
    case 'number':
      return isNumber(value) ? value : numberIn(value);
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
const numberIn = (value: Json): number | ExactNumber | null =>
  typeof value === 'string' && isJsonNumber(value) ? numberFrom(value) : null;

const truths: ReadonlyMap<Json, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
