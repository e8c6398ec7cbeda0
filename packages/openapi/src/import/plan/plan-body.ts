import type { InputType, JsonObject } from '@naftiko/spec';
import { withoutTemplates } from '../../plain-text.js';
import type { ApiBody } from '../read/api.js';
import { isJsonType } from '../read/media-types.js';
import { readShape, type ShapeKit } from '../read/read-shape.js';
import type { Shape } from '../read/shape.js';
import { describeInput } from './describe-input.js';
import type { ImportedInput } from './imported-api.js';
import type { InputNames } from './input-names.js';
import { appendMember } from './json-path.js';

interface PlannedBody {
  readonly inputs: readonly ImportedInput[];
  readonly parameters: readonly JsonObject[];
  readonly body: JsonObject | undefined;
}

/** The largest number of properties that become inputs; a body with more of them is one input. */
const propertyLimit = 100;

/**
 * The body of an operation: one input for each property of an object, else one input that is the whole body.
 * Source: specification 05, section C.3.
 */
export function planBody(body: ApiBody | undefined, names: InputNames, kit: ShapeKit): PlannedBody {
  if (body === undefined) return { inputs: [], parameters: [], body: undefined };
  const shape = readShape(body.schema, kit);
  const fields = planFields(body, shape, names, kit);
  const isForm = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(body.mediaType);
  if (fields.length > 0 && (isForm || isJsonType(body.mediaType))) {
    return {
      inputs: fields.map(({ input }) => input),
      parameters: [...fields.map(({ input }) => ({ name: input.name, in: 'body' })), ...contentTypeOf(body.mediaType)],
      body: writeFields(body.mediaType, fields),
    };
  }
  return planWholeBody(body, shape, names, kit);
}

interface Field {
  readonly name: string;
  readonly input: ImportedInput;
  readonly shape: Shape;
}

function planFields(body: ApiBody, shape: Shape, names: InputNames, kit: ShapeKit): readonly Field[] {
  const properties = [...shape.properties].flatMap(([name, node]): [string, Shape][] => {
    const inner = readShape(node, kit);
    if (withoutTemplates(name) !== name) {
      kit.notes.add(`The property "${name}" is left out: the Naftiko format does not allow this name.`, kit.place);
      return [];
    }
    return inner.readOnly ? [] : [[name, inner]];
  });
  if (properties.length > propertyLimit) {
    kit.notes.add(`A body with more than ${propertyLimit} properties is one input.`, kit.place);
    return [];
  }
  return properties.map(([property, inner]) => {
    const name = names.allocate(property, 'body');
    const input: ImportedInput = {
      name,
      in: 'body',
      type: inner.type ?? 'string',
      description: describeInput({ name: property, description: undefined }, inner, kit),
      required: body.required && shape.required.has(property),
      bodyPath: name === property ? undefined : appendMember('$', property),
    };
    return { name: property, input, shape: inner };
  });
}

/** The body of a document, with a placeholder for each field. A member whose input has no value is not sent. */
function writeFields(mediaType: string, fields: readonly Field[]): JsonObject {
  const placeholder = ({ input }: Field): string => `{{${input.name}}}`;
  if (/^multipart/i.test(mediaType)) {
    const data = fields.map((field) => ({
      name: field.name,
      value: placeholder(field),
      ...(isBinary(field.shape) ? { filename: field.name } : {}),
    }));
    return { type: 'multipartForm', data };
  }
  const data = Object.fromEntries(fields.map((field) => [field.name, placeholder(field)]));
  return isJsonType(mediaType) ? { type: 'json', data } : { type: 'formUrlEncoded', data };
}

function planWholeBody(body: ApiBody, shape: Shape, names: InputNames, kit: ShapeKit): PlannedBody {
  const isJson = isJsonType(body.mediaType);
  if (isBinary(shape)) kit.notes.add('A binary body is sent as the text that a caller gives.', kit.place);
  const name = names.allocate('body', 'body');
  const input: ImportedInput = {
    name,
    in: 'body',
    type: shape.type ?? wholeTypeOf(isJson),
    description: describeInput({ name: 'the body', description: body.description }, shape, kit),
    required: body.required,
    bodyPath: undefined,
  };
  const parameter = { name, in: 'body' };
  // Without a `body`, a parameter called `body` is the whole JSON body.
  const written = isJson && name === 'body' ? undefined : writeWhole(body.mediaType, name);
  const header = isJson || !isKnownText(body.mediaType) ? contentTypeOf(body.mediaType) : [];
  return { inputs: [input], parameters: [parameter, ...header], body: written };
}

const wholeTypeOf = (isJson: boolean): InputType => (isJson ? 'object' : 'string');

/** Whether the media type follows from the `type` of the body in the document. */
const isKnownText = (mediaType: string): boolean => /^(?:text\/plain|application\/xml)\b/i.test(mediaType);

function writeWhole(mediaType: string, name: string): JsonObject {
  const data = `{{${name}}}`;
  if (isJsonType(mediaType)) return { type: 'json', data };
  return { type: /[/+]xml\b/i.test(mediaType) ? 'xml' : 'text', data };
}

/** A `Content-Type` parameter, for a media type that does not follow from the `type` of the body. */
function contentTypeOf(mediaType: string): readonly JsonObject[] {
  const isUsual = /^(?:application\/json|multipart\/|application\/x-www-form-urlencoded)/i.test(mediaType);
  const isUsable = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:;[\w =.+-]*)?$/.test(mediaType);
  return isUsual || !isUsable ? [] : [{ name: 'Content-Type', in: 'header', value: mediaType }];
}

const isBinary = ({ format }: Shape): boolean => format === 'binary' || format === 'byte';
