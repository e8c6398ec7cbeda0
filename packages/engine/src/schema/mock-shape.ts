import { all, mapChecked } from '@naftiko/spec';
import type { Checked, Json, JsonObject, OutputDeclaration } from '@naftiko/spec';
import type { Names } from '../expression/names.js';
import type { Scope } from '../expression/scope.js';
import { compileTemplate, textOf } from '../expression/template.js';
import { toNullable } from './result-schema.js';

/** The compiled outputs of a unit without a call. */
export interface MockShape {
  /** The answer; `undefined`: there is none. */
  readonly read: (scope: Scope) => Json | undefined;
  /** JSON Schema of the answer; `undefined`: there is never an answer. */
  readonly schema: JsonObject | undefined;
  /** Whether `read` reads nothing, so that the answer is the same each time. */
  readonly isConstant: boolean;
}

/**
 * Compiles the outputs of a unit without a call: an object with one member per output that has a static value. The
 * members are strings, whatever their declared type. Source: specification 03, section 8.5.
 */
export const compileMock = (outputs: readonly OutputDeclaration[], names: Names<Scope>): Checked<MockShape> =>
  mapChecked(all(outputs.map((output) => compileMember(output.name?.text ?? 'value', output, names))), (mocks) => {
    const shape = objectOf(mocks);
    return { ...shape, schema: shape.schema === undefined ? undefined : { ...shape.schema, type: 'object' } };
  });

type Member = readonly [name: string, shape: MockShape];

const compileMember = (name: string, output: OutputDeclaration, names: Names<Scope>): Checked<Member> =>
  mapChecked(compileMocked(output, names), (shape) => [name, shape] as const);

function compileMocked(output: OutputDeclaration, names: Names<Scope>): Checked<MockShape> {
  if (output.value !== undefined) {
    return mapChecked(compileTemplate(output.value, names), (template) => ({
      read: (scope) => textOf(template, scope),
      schema: toNullable('string'),
      isConstant: template.parts.every((part) => typeof part === 'string'),
    }));
  }
  if (output.items !== undefined) return mapChecked(compileMocked(output.items, names), listOfOne);
  const properties = [...(output.properties ?? [])].map(([name, property]) => compileMember(name, property, names));
  return mapChecked(all(properties), objectOf);
}

const listOfOne = ({ read, schema = {}, isConstant }: MockShape): MockShape => ({
  read: (scope) => {
    const element = read(scope);
    return element === undefined ? [] : [element];
  },
  schema: toNullable('array', { items: schema }),
  isConstant,
});

function objectOf(members: readonly Member[]): MockShape {
  const schemas = members.flatMap(([name, { schema }]) => (schema === undefined ? [] : [[name, schema] as const]));
  const isConstant = members.every(([, shape]) => shape.isConstant);
  return {
    isConstant,
    read: (scope) => {
      const found = members.flatMap(([name, { read }]) => {
        const value = read(scope);
        return value === undefined ? [] : [[name, value] as const];
      });
      return found.length === 0 ? undefined : Object.fromEntries(found);
    },
    schema: schemas.length === 0 ? undefined : toNullable('object', { properties: Object.fromEntries(schemas) }),
  };
}
