import type { JsonObject, OutputDeclaration } from '@naftiko/spec';

/**
 * The schema of a member of a mapped answer: its type, or null when nothing is found. Without a type, it allows any
 * value.
 */
export const toNullable = (type: string | undefined, more: JsonObject = {}): JsonObject =>
  type === undefined ? more : { type: [type, 'null'], ...more };

/** The schema of an answer that is always an object. */
export const makeObjectSchema = (properties: Iterable<readonly [string, JsonObject]>): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(properties),
});

/**
 * The schema of an output whose value comes from an upstream, with its nested outputs. Such a value is passed on
 * unchanged and may differ from its declaration. Therefore every type is allowed, and the declared type is listed
 * first.
 */
export function declaredSchemaOf({ type, properties, items, itemMembers }: OutputDeclaration): JsonObject {
  return openSchema(type?.text, {
    ...propertiesOf(properties),
    ...(type?.text === 'array' ? { items: itemSchemaOf(items, itemMembers) } : {}),
  });
}

/**
 * The schema of `items`. Several named items are the members of each element; a single one is the element itself, or
 * with a name its only member.
 */
function itemSchemaOf(
  items: OutputDeclaration | undefined,
  members: OutputDeclaration['itemMembers'] = new Map(),
): JsonObject {
  if (members.size > 0) return openSchema('object', propertiesOf(members));
  if (items === undefined) return openSchema('string');
  const { properties, name } = items;
  const only = name === undefined || properties !== undefined ? undefined : new Map([[name.text, items]]);
  return { ...declaredSchemaOf(items), ...propertiesOf(properties ?? only) };
}

function propertiesOf(properties: ReadonlyMap<string, OutputDeclaration> | undefined): JsonObject {
  if (properties === undefined || properties.size === 0) return {};
  return {
    properties: Object.fromEntries([...properties].map(([name, property]) => [name, declaredSchemaOf(property)])),
  };
}

/**
 * A schema that allows every type and lists the expected one first; a schema without types when the expected type is
 * not a JSON type.
 */
const openSchema = (expected: string | undefined, more: JsonObject = {}): JsonObject =>
  expected !== undefined && jsonTypes.includes(expected)
    ? { type: [expected, ...jsonTypes.filter((type) => type !== expected && type !== 'integer')], ...more }
    : more;

const jsonTypes: readonly string[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/**
 * The schema of the object that the mappings of `steps` build. `targets` are the names of the mappings, split at dots;
 * a member has the schema of the output of its name, if one is declared. Source: specification 03, section 9.5.
 */
export const makeMappingSchema = (
  targets: readonly (readonly string[])[],
  declared: ReadonlyMap<string, OutputDeclaration>,
): JsonObject => makeObjectSchema(members(targets, declared));

function members(
  targets: readonly (readonly string[])[],
  declared: ReadonlyMap<string, OutputDeclaration> | undefined,
): readonly (readonly [string, JsonObject])[] {
  const tailsByHead = new Map<string, (readonly string[])[]>();
  for (const [head, ...rest] of targets) {
    if (head === undefined) continue;
    const rests = tailsByHead.get(head);
    if (rests === undefined) tailsByHead.set(head, [rest]);
    else rests.push(rest);
  }
  return [...tailsByHead].map(([head, rests]) => [head, makeMember(rests, declared?.get(head))] as const);
}

function makeMember(rests: readonly (readonly string[])[], declared: OutputDeclaration | undefined): JsonObject {
  const nested = rests.filter((rest) => rest.length > 0);
  // The member is mapped as a whole and in parts. Which mapping applies depends on the values, so that the schema
  // allows anything.
  if (nested.length > 0 && nested.length < rests.length) return {};
  if (nested.length === 0) return declared === undefined ? {} : declaredSchemaOf(declared);
  return toNullable('object', { properties: Object.fromEntries(members(nested, declared?.properties)) });
}
