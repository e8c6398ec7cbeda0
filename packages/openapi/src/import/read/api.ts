import type { Node } from './node.js';

/** An operation of an API as every version of OpenAPI describes it. */
export interface ApiOperation {
  /** Upper case. */
  readonly method: string;
  /** As written: `/pets/{petId}`. */
  readonly path: string;
  readonly id: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The base URI of the operation's own server; `undefined` where it has none. */
  readonly server: string | undefined;
  /** Those of the path included; without headers that HTTP itself defines. */
  readonly parameters: readonly ApiParameter[];
  readonly body: ApiBody | undefined;
  /** The first successful answer: in JSON where the description has one, else in another format. */
  readonly answer: ApiAnswer | undefined;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly description: string | undefined;
  readonly schema: Node | undefined;
  /** What separates the elements of a list in one value; `undefined`: the parameter is repeated. */
  readonly separator: string | undefined;
}

export interface ApiBody {
  readonly mediaType: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly schema: Node | undefined;
}

export interface ApiAnswer {
  readonly mediaType: string;
  readonly schema: Node | undefined;
}

/** How an operation is named in warnings and in filters. */
export const placeOf = ({ method, path }: Pick<ApiOperation, 'method' | 'path'>): string => `${method} ${path}`;
