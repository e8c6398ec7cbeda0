import type { JsonObject, OutputDeclaration } from '@naftiko/spec';

/** A member of an answer: of a declared type or null, as mappings that find nothing yield it. No type: anything. */
export const nullable = (type: string | undefined, more: JsonObject = {}): JsonObject =>
  type === undefined ? more : { type: [type, 'null'], ...more };

/** An answer that is always an object. */
export const objectSchema = (properties: Iterable<readonly [string, JsonObject]>): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(properties),
});

/** What an output says about its value, nested ones included, wherever the value comes from. */
export function declaredSchema({ type, properties, items }: OutputDeclaration): JsonObject {
  const nested = [...(properties ?? [])].map(([name, property]) => [name, declaredSchema(property)] as const);
  return nullable(type?.text, {
    ...(nested.length > 0 ? { properties: Object.fromEntries(nested) } : {}),
    ...(type?.text === 'array' ? { items: items === undefined ? {} : declaredSchema(items) } : {}),
  });
}

/**
 * What the mappings of steps build: an object of their targets (split at the dots), each as the output of its name is
 * declared, if there is one. Source: specification 03, section 9.5.
 */
export const mappingSchema = (
  targets: readonly (readonly string[])[],
  declared: ReadonlyMap<string, OutputDeclaration>,
): JsonObject => objectSchema(members(targets, declared));

function members(
  targets: readonly (readonly string[])[],
  declared: ReadonlyMap<string, OutputDeclaration> | undefined,
): readonly (readonly [string, JsonObject])[] {
  const heads = new Set(targets.flatMap(([head]) => head ?? []));
  return [...heads].map((head) => {
    const rests = targets.filter(([first]) => first === head).map(([, ...rest]) => rest);
    return [head, member(rests, declared?.get(head))] as const;
  });
}

function member(rests: readonly (readonly string[])[], declared: OutputDeclaration | undefined): JsonObject {
  const nested = rests.filter((rest) => rest.length > 0);
  // Written whole and in parts: which of them is seen in the end is decided while serving.
  if (nested.length > 0 && nested.length < rests.length) return {};
  if (nested.length === 0) return declared === undefined ? {} : declaredSchema(declared);
  return nullable('object', { properties: Object.fromEntries(members(nested, declared?.properties)) });
}
