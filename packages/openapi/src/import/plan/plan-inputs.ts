import type { JsonObject } from '@naftiko/spec';
import type { ApiOperation, ApiParameter } from '../read/api.js';
import type { ShapeKit } from '../read/read-shape.js';
import type { ImportedInput } from './imported-api.js';
import { makeInputNames, type InputNames } from './input-names.js';
import { planBody } from './plan-body.js';
import { planParameter, toInput, type PlannedParameter } from './plan-parameter.js';

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
  const planned: readonly PlannedParameter[] = [...placeholders, ...others];
  const body = planBody(operation.body, names, kit);
  return {
    inputs: [...planned.flatMap(({ input }) => input ?? []), ...body.inputs],
    parameters: [
      ...planned.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter])),
      ...body.parameters,
    ],
    body: body.body,
    pathQuery: planned.flatMap(({ pair }) => pair ?? []).join('&'),
  };
}

function planPlaceholder(
  written: string,
  name: string,
  operation: ApiOperation,
  names: InputNames,
  kit: ShapeKit,
): PlannedParameter {
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
