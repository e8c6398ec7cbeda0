import type { ExposedPlace, InputType, JsonObject } from '@naftiko/spec';

/** An API in the terms of a Naftiko document: everything that is written to the result. */
export interface ImportedApi {
  readonly namespace: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly baseUri: string;
  readonly authentication: JsonObject | undefined;
  /** The variables of the authentication. */
  readonly variables: readonly string[];
  readonly resources: readonly ImportedResource[];
}

export interface ImportedResource {
  readonly name: string;
  /** With placeholders in double braces. */
  readonly path: string;
  readonly operations: readonly ImportedOperation[];
}

export interface ImportedOperation {
  /** Unique in the API. */
  readonly name: string;
  readonly method: string;
  /** Whether a REST adapter exposes it: only the first operation with a method and path is. */
  readonly routed: boolean;
  readonly label: string | undefined;
  readonly description: string | undefined;
  /** The query that is a part of the path of the consumed operation; empty for most operations. */
  readonly pathQuery: string;
  /** What a caller may give. */
  readonly inputs: readonly ImportedInput[];
  /** `inputParameters` of the consumed operation. */
  readonly parameters: readonly JsonObject[];
  /** `body` of the consumed operation; absent where the only body input is the whole body. */
  readonly body: JsonObject | undefined;
  /** `outputRawFormat`, where it is not JSON. */
  readonly format: string | undefined;
  /** `outputParameters` of the consumed operation: one for each property at the top. */
  readonly outputs: readonly JsonObject[];
  /** `outputParameters` of the exposed operation: the whole answer, nested. */
  readonly answer: readonly JsonObject[];
}

export interface ImportedInput {
  readonly name: string;
  readonly in: ExposedPlace;
  readonly type: InputType;
  readonly description: string;
  readonly required: boolean;
  /** The JSONPath of a body property whose name is not that of the input. */
  readonly bodyPath: string | undefined;
}
