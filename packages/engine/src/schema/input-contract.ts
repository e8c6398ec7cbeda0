import {
  isExactNumber,
  type ExposedPlace,
  type InputType,
  isNumber,
  isObject,
  type Json,
  type JsonObject,
} from '@naftiko/spec';
import type { JsonPath } from '../expression/json-path/json-path.js';
import type { Pattern } from '../expression/pattern/pattern.js';
import type { SlotKind } from '../ports/consume.js';
import type { InputIssue } from '../value/failure.js';
import { fail, ok, type Result } from '../value/result.js';
import { toTypedValue } from './typed-value.js';
import { asJson, isEntity, type Value, type Values, WireText } from '../value/value.js';

/** One input of an operation. */
export interface Input {
  readonly name: string;
  /** The advertised name where model APIs would reject the real one; both are accepted. */
  readonly alias: string | undefined;
  readonly type: InputType | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
  /** Whether the schema lists the input. An input that is not listed is accepted too. */
  readonly advertised: boolean;
  readonly pattern: Pattern | undefined;
  /**
   * The places of the upstream request to which its value is sent. When the document does not declare where a REST
   * request has the input, they decide it.
   */
  readonly slotKinds: readonly SlotKind[];
  /** Whether a string value stays a string, in quotes, where its placeholder stands in a JSON text without quotes. */
  readonly staysString?: boolean;
  /** The placeholder of the exposed path that has its value. */
  readonly placeholder: string | undefined;
  /** Its declared place in a REST request. */
  readonly in: ExposedPlace | undefined;
  /** A path into the body (REST, `value: $.…`). */
  readonly bodyPath: JsonPath | undefined;
  /** A constant that replaces the value of the caller (REST, `value`). */
  readonly constant: ((variables: ReadonlyMap<string, string>) => Value | undefined) | undefined;
}

/** The inputs of an operation. Adapters list them from `schema` and check requests with `accept`. */
export interface InputContract {
  readonly inputs: readonly Input[];
  /** JSON Schema of the advertised inputs, under their aliases. Shared; do not modify. */
  readonly schema: JsonObject;
  /**
   * Returns the values under their real names, without nulls and unknown names, or `input-invalid` with every issue: a
   * missing required input, a value of another type, a string that does not match its pattern. A string that contains
   * JSON of the declared type is converted, because some clients send numbers, lists and objects as strings.
   */
  accept(values: Values): Result<Values>;
}

/** Builds the contract once, at load. */
export function buildInputContract(inputs: readonly Input[]): InputContract {
  const byName = new Map<string, Input>();
  for (const input of inputs) {
    byName.set(input.name, input);
    if (input.alias !== undefined && !byName.has(input.alias)) byName.set(input.alias, input);
  }
  const required = inputs.filter((input) => input.required);

  return {
    inputs,
    schema: schemaOf(inputs.filter((input) => input.advertised)),
    accept(values) {
      if (inputs.length === 0) return nothing;
      const accepted = new Map<string, Value>();
      const issues: InputIssue[] = [];
      for (const [name, value] of values) {
        const input = byName.get(name);
        if (input === undefined || value === null) continue;
        const read = typeof value === 'string' ? toTypedValue(value, advertisedTypeOf(input)) : value;
        const problem = findProblem(input, read);
        if (problem !== undefined) issues.push({ input: name, problem });
        accepted.set(
          input.name,
          input.staysString === true && typeof read === 'string' ? new WireText(read, read) : read,
        );
      }
      for (const input of required) {
        if (!accepted.has(input.name)) issues.push({ input: input.alias ?? input.name, problem: 'is required' });
      }
      return issues.length > 0 ? fail({ code: 'input-invalid', issues }) : ok(accepted);
    },
  };
}

/** The values of an operation without inputs. */
const nothing = ok<Values>(new Map());

function schemaOf(inputs: readonly Input[]): JsonObject {
  const properties = Object.fromEntries(inputs.map((input) => [input.alias ?? input.name, propertyOf(input)]));
  const required = inputs.filter((input) => input.required).map((input) => input.alias ?? input.name);
  return {
    type: 'object',
    // Strict clients refuse a tool without inputs whose schema lacks `properties`.
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

/**
 * The schema that clients receive is stricter than the check: model APIs refuse a property without a type, a list
 * without a type of its items, and some refuse a list of types. A value without a declared type is accepted unchanged.
 */
const propertyOf = (input: Input): JsonObject => ({
  type: advertisedTypeOf(input),
  ...(input.description === undefined ? {} : { description: input.description }),
  ...(input.type === 'array' ? { items: itemsOf(input.slotKinds) } : {}),
});

const advertisedTypeOf = ({ type, slotKinds }: Input): InputType =>
  type ?? (slotKinds.includes('entity') ? 'object' : 'string');

/** Documents cannot declare the items of a list. In a path, a query or a header they are strings. */
const itemsOf = (slotKinds: readonly SlotKind[]): JsonObject =>
  slotKinds.length > 0 && slotKinds.every((kind) => textual.has(kind))
    ? { type: 'string' }
    : { type: 'string', description: 'A string; any other JSON value is accepted too.' };

const textual: ReadonlySet<SlotKind> = new Set(['path', 'query', 'header', 'cookie']);

function findProblem(input: Input, value: Value): string | undefined {
  // An unread body is not checked here: it is parsed only where a part of it is read.
  if (isEntity(value)) return undefined;
  const json = asJson(value);
  if (input.type !== undefined && !isOfType[input.type](json)) return `must be ${withArticle[input.type]}`;
  if (input.pattern === undefined || typeof json !== 'string') return undefined;
  const matches = input.pattern.test(json);
  if (matches === undefined) return `is too long to be compared with ${input.pattern.source}`;
  return matches ? undefined : `must match ${input.pattern.source}`;
}

const isOfType: Readonly<Record<InputType, (json: Json) => boolean>> = {
  string: (json) => typeof json === 'string',
  number: isNumber,
  integer: (json) => (isExactNumber(json) ? json.isInteger : Number.isInteger(json)),
  boolean: (json) => typeof json === 'boolean',
  array: (json) => Array.isArray(json),
  object: isObject,
};

const withArticle: Readonly<Record<InputType, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
};
