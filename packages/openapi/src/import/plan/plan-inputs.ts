import type { JsonObject } from '@naftiko/spec';
import type { ApiOperation, ApiParameter } from '../read/api.js';
import { readShape, type ShapeKit } from '../read/read-shape.js';
import { describeInput } from './describe-input.js';
import type { ImportedInput } from './imported-api.js';
import { isInputName, makeInputNames, type InputNames } from './input-names.js';
import { planBody } from './plan-body.js';

/** The inputs of an operation, and how the consumed operation sends them. */
export interface PlannedInputs {
  readonly inputs: readonly ImportedInput[];
  readonly parameters: readonly JsonObject[];
  readonly body: JsonObject | undefined;
  /** The query that is a part of the path, with placeholders in double braces; empty for most operations. */
  readonly pathQuery: string;
}

/**
 * Plans the inputs of an operation. `pathNames` has the new name of each placeholder of its path, by the name in the
 * description; the operations of a path share these names.
 */
export function planInputs(
  operation: ApiOperation,
  pathNames: ReadonlyMap<string, string>,
  kit: ShapeKit,
): PlannedInputs {
  const names = makeInputNames();
  const placeholders = [...pathNames].map(([written, name]) => planPlaceholder(written, name, operation, names, kit));
  const others = operation.parameters
    .filter((parameter) => parameter.in !== 'path')
    .flatMap((parameter) => planParameter(parameter, names, kit) ?? []);
  const planned = [...placeholders, ...others];
  const body = planBody(operation.body, names, kit);
  return {
    inputs: [...planned.map(({ input }) => input), ...body.inputs],
    parameters: [...planned.map(({ parameter }) => parameter), ...body.parameters],
    body: body.body,
    pathQuery: planned.flatMap(({ pair }) => pair ?? []).join('&'),
  };
}

interface Planned {
  readonly input: ImportedInput;
  readonly parameter: JsonObject;
  /** A pair of the query in the path. */
  readonly pair?: string;
}

function planPlaceholder(
  written: string,
  name: string,
  operation: ApiOperation,
  names: InputNames,
  kit: ShapeKit,
): Planned {
  const declared = operation.parameters.find((one) => one.in === 'path' && one.name === written);
  if (declared === undefined)
    kit.notes.add(`The placeholder {${written}} has no parameter; it is a string.`, kit.place);
  names.allocate(name, 'path');
  const parameter = declared ?? { ...undeclared, name: written };
  return { input: toInput(parameter, name, kit), parameter: { name, in: 'path' } };
}

const undeclared: ApiParameter = {
  name: '',
  in: 'path',
  required: true,
  description: undefined,
  schema: undefined,
  separator: undefined,
};

function planParameter(parameter: ApiParameter, names: InputNames, kit: ShapeKit): Planned | undefined {
  if (!isInputName(parameter.name)) return planOddName(parameter, names, kit);
  const name = names.allocate(parameter.name, parameter.in);
  const value = name === parameter.name ? {} : { value: `{{${name}}}` };
  return { input: toInput(parameter, name, kit), parameter: { name: parameter.name, in: parameter.in, ...value } };
}

/**
 * Plans a parameter whose name the Naftiko format does not allow. A required one is written into the query of the path, where
 * its input has another name. An optional one is left out, because a path always needs all its values.
 */
function planOddName(parameter: ApiParameter, names: InputNames, kit: ShapeKit): Planned | undefined {
  const { name: written, in: place, required } = parameter;
  const { type } = readShape(parameter.schema, kit);
  const isOneText = parameter.separator !== undefined || (type !== 'array' && type !== 'object');
  if (required && place === 'query' && isOneText) {
    const name = names.allocate(written, place);
    const pair = `${encodeURIComponent(written)}={{${name}}}`;
    return { input: toInput(parameter, name, kit), parameter: { name, in: 'path' }, pair };
  }
  const effect = required ? '; the API requires it, so that calls may fail' : '';
  kit.notes.add(
    `The ${place} parameter "${written}" is left out: the Naftiko format does not allow this name${effect}.`,
    kit.place,
  );
  return undefined;
}

function toInput(parameter: ApiParameter, name: string, kit: ShapeKit): ImportedInput {
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
