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
import type { SlotKind } from '../ports/consume.js';
import type { InputIssue } from '../value/failure.js';
import { fail, ok, type Result } from '../value/result.js';
import { typedValue } from './typed-value.js';
import { asJson, isEntity, type Value, type Values } from '../value/value.js';

/** One thing a caller may give an operation. */
export interface Input {
  readonly name: string;
  /** Offered under this name where model APIs would reject the real one; both are accepted. */
  readonly alias: string | undefined;
  readonly type: InputType | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
  /** False: accepted by name, not offered. */
  readonly advertised: boolean;
  readonly pattern: RegExp | undefined;
  /** Where its value goes upstream; decides where a REST caller puts an input that no document places. */
  readonly feeds: readonly SlotKind[];
  /** The placeholder of the exposed path that carries it. */
  readonly placeholder: string | undefined;
  /** Where the document says a REST caller puts it. */
  readonly in: ExposedPlace | undefined;
  /** A path into the body (REST, `value: $.…`). */
  readonly bodyPath: JsonPath | undefined;
  /** A constant that replaces whatever the caller sends (REST, `value`). */
  readonly constant: ((variables: ReadonlyMap<string, string>) => Value | undefined) | undefined;
}

/** What an operation takes: for a wire to advertise, and to check what came. */
export interface InputContract {
  readonly inputs: readonly Input[];
  /** JSON Schema of the advertised inputs, under their aliases. Shared: never changed. */
  readonly schema: JsonObject;
  /**
   * The values under their real names, nulls and unknown names left out, or `input-invalid` with every issue:
   * a missing required input, a value that is not of its type, a text that does not match its pattern. The JSON text of
   * a value of its type is that value: clients now and then write numbers, lists and objects into texts.
   */
  accept(values: Values): Result<Values>;
}

/** Builds the contract once, at load. */
export function inputContract(inputs: readonly Input[]): InputContract {
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
      const accepted = new Map<string, Value>();
      const issues: InputIssue[] = [];
      for (const [name, value] of values) {
        const input = byName.get(name);
        if (input === undefined || value === null) continue;
        const read = typeof value === 'string' ? typedValue(value, offeredType(input)) : value;
        const problem = problemWith(input, read);
        if (problem !== undefined) issues.push({ input: name, problem });
        accepted.set(input.name, read);
      }
      for (const input of required) {
        if (!accepted.has(input.name)) issues.push({ input: input.alias ?? input.name, problem: 'is required' });
      }
      return issues.length > 0 ? fail({ code: 'input-invalid', issues }) : ok(accepted);
    },
  };
}

function schemaOf(inputs: readonly Input[]): JsonObject {
  const properties = Object.fromEntries(inputs.map((input) => [input.alias ?? input.name, propertyOf(input)]));
  const required = inputs.filter((input) => input.required).map((input) => input.alias ?? input.name);
  return {
    type: 'object',
    // Strict clients refuse a schema without, of a tool that takes nothing.
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

/**
 * What is published is stricter than what is accepted: model APIs refuse a property without a type, a list without a
 * type of its items, and some of them lists of types. What no document gives a type is accepted as it comes.
 */
const propertyOf = (input: Input): JsonObject => ({
  type: offeredType(input),
  ...(input.description === undefined ? {} : { description: input.description }),
  ...(input.type === 'array' ? { items: itemsOf(input.feeds) } : {}),
});

const offeredType = ({ type, feeds }: Input): InputType => type ?? (feeds.includes('entity') ? 'object' : 'string');

/** No document says what a list holds; in a path, a query or a header everything is a text. */
const itemsOf = (feeds: readonly SlotKind[]): JsonObject =>
  feeds.length > 0 && feeds.every((kind) => textual.has(kind))
    ? { type: 'string' }
    : { type: 'string', description: 'A text; any other JSON value is accepted too.' };

const textual: ReadonlySet<SlotKind> = new Set(['path', 'query', 'header', 'cookie']);

function problemWith(input: Input, value: Value): string | undefined {
  // An entity is checked by whoever reads it as JSON; its bytes are nobody's business on the way through.
  if (isEntity(value)) return undefined;
  const json = asJson(value);
  if (input.type !== undefined && !isOfType[input.type](json)) return `must be ${article[input.type]}`;
  if (input.pattern !== undefined && typeof json === 'string' && !input.pattern.test(json)) {
    return `must match ${input.pattern.source}`;
  }
  return undefined;
}

const isOfType: Readonly<Record<InputType, (json: Json) => boolean>> = {
  string: (json) => typeof json === 'string',
  number: isNumber,
  integer: (json) => (isExactNumber(json) ? json.isInteger : Number.isInteger(json)),
  boolean: (json) => typeof json === 'boolean',
  array: (json) => Array.isArray(json),
  object: isObject,
};

const article: Readonly<Record<InputType, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
};
