import type { JsonObject } from '@naftiko/spec';
import type { ApiParameter } from '../read/api.js';
import { readShape, type ShapeKit } from '../read/read-shape.js';
import type { Shape } from '../read/shape.js';
import { describeInput } from './describe-input.js';
import type { ImportedInput } from './imported-api.js';
import { isInputName, type InputNames } from './input-names.js';

/** One parameter outside the body. */
export interface PlannedParameter {
  /** Absent where callers have no choice of a value. */
  readonly input?: ImportedInput;
  /** The entry in `inputParameters` of the consumed operation. */
  readonly parameter?: JsonObject;
  /** A pair of the query that is a part of the path. */
  readonly pair?: string;
}

/**
 * Plans a parameter of query, header or cookie. One that is required and has a single possible value is sent with that
 * value. One whose name the Naftiko format does not allow becomes a part of the path, where it is a required value of the
 * query; otherwise it is left out, because a path always needs all its values.
 */
export function planParameter(parameter: ApiParameter, names: InputNames, kit: ShapeKit): PlannedParameter | undefined {
  const { name: written, in: place, required } = parameter;
  const shape = readShape(parameter.schema, kit);
  const constant = required ? constantOf(shape) : undefined;
  if (isInputName(written)) {
    // The name is taken, because templates of the same request could read the constant under it.
    const name = names.allocate(written, place);
    if (constant !== undefined && name.toLowerCase() === written.toLowerCase())
      return { parameter: { name: written, in: place, value: constant } };
    const value = name === written ? {} : { value: `{{${name}}}` };
    return { input: toInput(parameter, name, kit), parameter: { name: written, in: place, ...value } };
  }
  if (required && place === 'query' && isText(parameter, shape)) {
    const key = encodeURIComponent(written);
    if (constant !== undefined) return { pair: `${key}=${encodeURIComponent(constant)}` };
    const name = names.allocate(written, place);
    const pair = `${key}={{${name}}}`;
    return { input: toInput(parameter, name, kit), parameter: { name, in: 'path' }, pair };
  }
  const effect = required ? '; the API requires it, so that calls may fail' : '';
  kit.notes.add(
    `The ${place} parameter "${written}" is left out: the Naftiko format does not allow this name${effect}.`,
    kit.place,
  );
  return undefined;
}

/** The input of a parameter. */
export function toInput(parameter: ApiParameter, name: string, kit: ShapeKit): ImportedInput {
  const shape = readShape(parameter.schema, kit);
  return {
    name,
    in: parameter.in,
    type: parameter.separator === undefined ? (shape.type ?? 'string') : 'string',
    description: describeInput(parameter, shape, kit),
    required: parameter.required,
    bodyPath: undefined,
  };
}

/** The only value that a schema allows, where it is a plain text, a number or a flag. */
function constantOf({ values }: Shape): string | undefined {
  const [only, ...others] = values;
  if (others.length > 0 || !['string', 'number', 'boolean'].includes(typeof only)) return undefined;
  const text = String(only);
  return /^[!-z~](?:[ -z~]{0,198}[!-z~])?$/.test(text) ? text : undefined;
}

/** Whether the value of a parameter is one text on the wire. */
const isText = ({ separator }: ApiParameter, { type }: Shape): boolean =>
  separator !== undefined || (type !== 'array' && type !== 'object');
