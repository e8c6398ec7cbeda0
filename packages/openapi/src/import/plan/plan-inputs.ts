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
  /** The path with placeholders in double braces. */
  readonly path: string;
}

/**
 * Plans the inputs of an operation. `pathNames` has the new name of each placeholder of its path, by the name in the
 * description; the operations of a path share these names.
 */
export function planInputs(
  operation: ApiOperation,
  pathNames: ReadonlyMap<string, string>,
  kit: ShapeKit,
): Omit<PlannedInputs, 'path'> {
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
  };
}

interface Planned {
  readonly input: ImportedInput;
  readonly parameter: JsonObject;
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
  if (!isInputName(parameter.name)) {
    const effect = parameter.required ? '; the API requires it, so that calls may fail' : '';
    kit.notes.add(
      `The ${parameter.in} parameter "${parameter.name}" is left out: the Naftiko format does not allow this name${effect}.`,
      kit.place,
    );
    return undefined;
  }
  const name = names.allocate(parameter.name, parameter.in);
  const value = name === parameter.name ? {} : { value: `{{${name}}}` };
  return { input: toInput(parameter, name, kit), parameter: { name: parameter.name, in: parameter.in, ...value } };
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
