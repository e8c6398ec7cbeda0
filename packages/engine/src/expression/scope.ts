import type { Value, Values } from '../value/value.js';

/** The values of names while one operation runs. A step adds a layer; nothing is overwritten. */
export interface Scope {
  readonly inputs: Values;
  /** Step outputs by step name. */
  readonly steps: Values;
  /** Binds, environment and settings by id, fixed when the deployment opens. */
  readonly variables: ReadonlyMap<string, string>;
}

/** A name resolved at load: reads its current value, or `undefined`. Cannot fail. */
export type Read<S = Scope> = (scope: S) => Value | undefined;

/** Reads an input by the name it has once all units are compiled: two inputs may turn out to be one. */
export const makeInputReader =
  (input: { readonly name: string }): Read<Pick<Scope, 'inputs'>> =>
  ({ inputs }) =>
    inputs.get(input.name);

/** Reads a variable by its id. */
export const makeVariableReader =
  (id: string) =>
  ({ variables }: Pick<Scope, 'variables'>): string | undefined =>
    variables.get(id);
