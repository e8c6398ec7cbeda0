import { isObject, type Json, type JsonObject } from '@naftiko/spec';
import { listMembers, type DescribedInput, type FieldPlace } from './form-field.js';

/** Reads the inputs of a route from its description in OpenAPI. */
export function listRouteInputs(operation: JsonObject): readonly DescribedInput[] {
  const parameters: readonly Json[] = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  return [...parameters.filter(isObject).map(toInput), ...listBody(operation['requestBody'])];
}

const toInput = ({ name, in: place, schema, description, required }: JsonObject): DescribedInput => ({
  name: String(name),
  place: place as FieldPlace,
  schema: isObject(schema) ? schema : {},
  description: typeof description === 'string' ? description : undefined,
  required: required === true,
});

/** A body of named members has a field for each of them; any other body has one for its text or its file. */
function listBody(body: Json | undefined): readonly DescribedInput[] {
  if (!isObject(body)) return [];
  const { description, required, content } = body;
  const media = isObject(content) ? Object.values(content).find(isObject) : undefined;
  const schema = isObject(media?.['schema']) ? media['schema'] : {};
  const members = listMembers(schema, 'member');
  if (members.length > 0) return members;
  return [
    {
      name: 'body',
      place: 'body',
      schema,
      description: typeof description === 'string' ? description : undefined,
      required: required === true,
    },
  ];
}
