import { isObject, type Json, type JsonObject } from '@naftiko/spec';
import { shorten } from './safe-text.js';

/** One input of a form. */
export interface FormField {
  readonly id: string;
  readonly name: string;
  /** Where the value goes: an argument of a tool, or a place of a request. */
  readonly place: FieldPlace;
  /** The same for people; empty for arguments, which are all in one place. */
  readonly where: string;
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
  readonly pattern: string | undefined;
  /** The values of a list, as JSON. */
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** One member, named after the control: templates choose by it. */
  readonly control: Partial<Readonly<Record<FieldControl, true>>>;
}

export type FieldPlace = 'argument' | 'path' | 'query' | 'header' | 'cookie' | 'member' | 'body';
export type FieldControl = 'text' | 'number' | 'switch' | 'select' | 'json' | 'body' | 'upload' | 'none';

/** What a field is made from. */
export interface DescribedInput {
  readonly name: string;
  readonly place: FieldPlace;
  readonly schema: JsonObject;
  readonly description: string | undefined;
  readonly required: boolean;
  /** Whether a file can be its value, as a data URL. */
  readonly takesFile?: boolean;
}

/** Makes the field of an input from its schema. */
export function makeField(input: DescribedInput, index: number): FormField {
  const { name, place, schema, description, required } = input;
  const type = typeof schema['type'] === 'string' ? schema['type'] : 'string';
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined;
  const options = listOptions(schema, type, required);
  const control = chooseControl(input, type, options.length > 0);
  const text = description ?? (typeof schema['description'] === 'string' ? schema['description'] : '');
  return {
    id: `input-${index}`,
    name,
    place,
    where: place === 'argument' ? '' : place === 'member' ? 'body' : place,
    type,
    description: shorten(text, 600),
    required,
    pattern,
    options,
    control: { [control]: true },
  };
}

/** The fields of the members of an object schema. */
export function listMembers(schema: JsonObject, place: FieldPlace): readonly DescribedInput[] {
  const { properties, required } = schema;
  const needed: readonly Json[] = Array.isArray(required) ? required : [];
  return Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => ({
    name,
    place,
    schema: isObject(property) ? property : {},
    description: undefined,
    required: needed.includes(name),
  }));
}

function chooseControl({ place, takesFile }: DescribedInput, type: string, hasOptions: boolean): FieldControl {
  if (place === 'body') return 'body';
  // Browsers do not let a page set the cookies of a request.
  if (place === 'cookie') return 'none';
  if (takesFile === true && type === 'string') return 'upload';
  if (hasOptions) return 'select';
  if (type === 'boolean') return 'switch';
  if (type === 'object' || type === 'array') return 'json';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

/** The values of `enum`. An optional boolean can also be left out, which a switch cannot express. */
function listOptions({ enum: values }: JsonObject, type: string, required: boolean): FormField['options'] {
  const listed: readonly Json[] = Array.isArray(values) ? values : type === 'boolean' && !required ? [true, false] : [];
  return listed.map((value) => ({
    value: JSON.stringify(value),
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}
