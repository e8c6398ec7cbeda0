import type { Origin, Text } from '../diagnostic/origin.js';
import type { Content } from './content.js';

export const inputTypes = ['string', 'number', 'integer', 'boolean', 'array', 'object'] as const;
export type InputType = (typeof inputTypes)[number];

export const consumedPlaces = ['query', 'header', 'path', 'cookie', 'body', 'environment'] as const;
export type ConsumedPlace = (typeof consumedPlaces)[number];

export const exposedPlaces = ['query', 'header', 'path', 'cookie', 'body'] as const;
export type ExposedPlace = (typeof exposedPlaces)[number];

/** A parameter of a consumed API, resource or operation. Only the relaxed dialect has `type`, `required` and `description`. */
export interface ConsumedInput {
  readonly name: Text;
  readonly in: ConsumedPlace;
  readonly value: Content | undefined;
  readonly type: InputType | undefined;
  readonly required: boolean | undefined;
  readonly description: string | undefined;
  readonly at: Origin;
}

/** A declared input of a REST operation, a tool, a resource or a function. */
export interface InputDeclaration {
  readonly name: Text;
  /** The place of the input in a REST request; absent on tools and functions. */
  readonly in: ExposedPlace | undefined;
  readonly type: InputType | undefined;
  readonly description: string | undefined;
  readonly required: boolean | undefined;
  readonly pattern: Text | undefined;
  /** A constant that overrides the caller, or a JSONPath into the body when it starts with `$`. */
  readonly value: Text | undefined;
  readonly at: Origin;
}
