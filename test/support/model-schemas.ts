/** A tool as `tools/list` shows it. */
export interface ListedTool {
  readonly name: string;
  readonly inputSchema: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * What model APIs refuse in a list of tools; empty when hosts can pass it on unchanged. The strictest rule of each kind
 * applies: OpenAI function calling without `strict` (names of tools, objects with properties, lists with items),
 * Gemini function declarations (one type of six for everything, names that begin with a letter or an underscore, items
 * of a type, few keywords), Claude tool use (names, an object at the root).
 */
export function findSchemaFaults(tools: readonly ListedTool[]): readonly string[] {
  const names = tools.map(({ name }) => name);
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: the name is not unique`),
    ...tools.flatMap(({ name, inputSchema }) => [
      ...(toolName.test(name) ? [] : [`${name}: model APIs refuse the name`]),
      ...(isSchema(inputSchema) && inputSchema['type'] === 'object'
        ? faultsOf(inputSchema, name, 1)
        : [`${name}: the root is not an object`]),
    ]),
  ];
}

/** Hosts add the server's name as a prefix or clean the name themselves; MCP allows the dot. */
const toolName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const propertyName = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

const types: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
const keywords = new Set(['type', 'description', 'properties', 'required', 'items', 'enum', 'format', 'title']);
const deepest = 5;

function faultsOf(schema: Schema, at: string, depth: number): readonly string[] {
  const unknown = Object.keys(schema).filter((keyword) => !keywords.has(keyword));
  const faults = [
    ...(depth > deepest ? [`${at}: nested more than ${deepest} deep`] : []),
    ...(types.includes(schema['type']) ? [] : [`${at}: has no type, or several`]),
    ...unknown.map((keyword) => `${at}: "${keyword}" is not known everywhere`),
    ...(['string', 'undefined'].includes(typeof schema['description'])
      ? []
      : [`${at}: the description is not a string`]),
  ];
  if (schema['type'] === 'array') {
    const { items } = schema;
    faults.push(...(isSchema(items) ? faultsOf(items, `${at}[]`, depth + 1) : [`${at}: no items`]));
  } else if ('items' in schema) faults.push(`${at}: items without type array`);
  const { properties, required = [] } = schema;
  // Only the root must have `properties`, even if empty.
  if (depth === 1 && !isSchema(properties)) faults.push(`${at}: no properties`);
  if (!isSchema(properties)) return faults;
  if (!Array.isArray(required) || required.some((name) => !Object.hasOwn(properties, String(name)))) {
    faults.push(`${at}: requires what it does not have`);
  }
  for (const [name, property] of Object.entries(properties)) {
    if (!propertyName.test(name)) faults.push(`${at}: model APIs refuse the name "${name}"`);
    faults.push(
      ...(isSchema(property) ? faultsOf(property, `${at}.${name}`, depth + 1) : [`${at}.${name}: is not a schema`]),
    );
  }
  return faults;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
