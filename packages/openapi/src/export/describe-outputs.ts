import type { Document, Invocable, JsonObject, Mapping, OutputDeclaration } from '@naftiko/spec';

/** The schema of the answer that the outputs of an operation build; `undefined` where it has neither outputs nor mappings. */
export function describeOutputs({ outputs, action }: Invocable, { conformant }: Document): JsonObject | undefined {
  const mappings = action.kind === 'steps' ? action.mappings : [];
  if (outputs.length === 0) return mappings.length === 0 ? undefined : schemaOfMappings(mappings);
  const areNamed = outputs.every(({ name }) => name !== undefined);
  if (action.kind === 'mock')
    return objectOf(outputs.map((output) => [output.name?.text ?? 'value', schemaOf(output)]));
  if (action.kind === 'steps' && areNamed)
    return objectOf(outputs.map((output) => [output.name?.text ?? '', schemaOf(output)]));
  const [first, ...others] = outputs;
  if (first !== undefined && others.length === 0) return schemaOf(first);
  // Several named outputs are an object in the relaxed dialect; otherwise the first with a value is the answer.
  if (areNamed && !conformant) return objectOf(outputs.map((output) => [output.name?.text ?? '', schemaOf(output)]));
  return { anyOf: outputs.map(schemaOf) };
}

/** The schema of one output, nested ones included. */
function schemaOf({ type, properties, items, itemMembers }: OutputDeclaration): JsonObject {
  const members = [...(properties ?? [])].map(
    ([key, property]) => [property.name?.text ?? key, schemaOf(property)] as const,
  );
  switch (type?.text) {
    case 'object':
      return members.length === 0 ? { type: 'object' } : objectOf(members);
    case 'array':
      return { type: 'array', items: itemSchemaOf(items, itemMembers) };
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: type.text };
    default:
      return members.length === 0 ? {} : objectOf(members);
  }
}

/** The schema of the elements of a list. An output whose `items` is a list names the members of an element instead of describing it. */
function itemSchemaOf(
  items: OutputDeclaration | undefined,
  members: ReadonlyMap<string, OutputDeclaration> | undefined,
): JsonObject {
  if (members !== undefined && members.size > 0) {
    return objectOf([...members].map(([name, member]) => [name, schemaOf(member)]));
  }
  if (items === undefined) return {};
  const isOnlyMember = items.name !== undefined && items.properties === undefined;
  return isOnlyMember ? objectOf([[items.name.text, schemaOf(items)]]) : schemaOf(items);
}

/** Mappings without declared outputs: an object of their targets, in which a dot nests. */
function schemaOfMappings(mappings: readonly Mapping[]): JsonObject {
  const heads = new Map<string, Mapping[]>();
  for (const mapping of mappings) {
    const [head = ''] = mapping.targetName.text.split('.', 1);
    heads.set(head, [...(heads.get(head) ?? []), mapping]);
  }
  return objectOf([...heads].map(([head, group]) => [head, group.some(isNested) ? { type: 'object' } : {}]));
}

const isNested = ({ targetName }: Mapping): boolean => targetName.text.includes('.');

const objectOf = (members: readonly (readonly [string, JsonObject])[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(members),
});
