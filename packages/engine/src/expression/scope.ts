import type { Value, Values } from '../value/value.js';

/**
 * The values of names while one operation runs. Each step gets a new scope with one more entry; a scope is never
 * modified.
 */
export interface Scope {
  readonly inputs: Values;
  /** Step outputs by step name. */
  readonly steps: Values;
  /** Values of binds, of the environment and of settings, by the id of the variable; resolved at start. */
  readonly variables: ReadonlyMap<string, string>;
}

/** A name resolved at load: reads its current value, or `undefined`. Cannot fail. */
export interface Read<S = Scope> {
  (scope: S): Value | undefined;
  /** Set for variables: their value comes from the operator and not from a caller. */
  readonly isOperators?: true;
}

/**
 * Makes the reader of an input. The name is looked up at run time, because two inputs may be merged into one after the
 * reader is made.
 */
export const makeInputReader =
  (input: { readonly name: string }): Read<Pick<Scope, 'inputs'>> =>
  ({ inputs }) =>
    inputs.get(input.name);

/** Makes the reader of a variable. */
export const makeVariableReader = (id: string): Read<Pick<Scope, 'variables'>> =>
  Object.assign(({ variables }: Pick<Scope, 'variables'>) => variables.get(id), { isOperators: true as const });
