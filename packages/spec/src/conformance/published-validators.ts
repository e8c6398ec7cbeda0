import type { Json, JsonObject } from '../source/source-node.js';
import * as generated from './generated/naftiko-1.0.0-alpha2.js';

/** The keywords of a JSON Schema that messages are made from. */
export interface SchemaPart {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly propertyNames?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
  readonly oneOf?: readonly SchemaPart[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Whether a value is a mapping; the object keywords of a schema may be reported for other values too. */
export const isMapping = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One keyword of the schema that failed. */
export interface Violation {
  /** JSON pointer of the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: {
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
    readonly propertyName?: string;
    readonly limit?: number;
  };
  /** The key concerned, for violations of `propertyNames`. */
  readonly propertyName?: string;
  readonly parentSchema: SchemaPart;
  readonly data: Json;
}

/** Checks a value against one schema and returns all violations. */
export type FindViolations = (data: Json) => readonly Violation[];

/** The violations of the published schema; empty when it accepts the document. */
export const findDocumentViolations: FindViolations = wrapValidator(generated.document);

/** The three kinds of output lists; which of them is allowed depends on the place (specification 01, 10.5). */
export const findOutputViolations = {
  mapped: wrapValidator(generated.mappedOutputs),
  orchestrated: wrapValidator(generated.orchestratedOutputs),
  mock: wrapValidator(generated.mockOutputs),
} as const;

export type OutputKind = keyof typeof findOutputViolations;

function wrapValidator(validate: unknown): FindViolations {
  // The signature of the functions that ajv generates; the generated module is not type-checked.
  const check = validate as ((data: Json) => boolean) & { errors?: readonly Violation[] | null };
  return (data) => (check(data) ? [] : (check.errors ?? []));
}
