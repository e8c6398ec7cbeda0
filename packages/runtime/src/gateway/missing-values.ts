import { isGiven, isNeeded, type Variable, type VariableUse } from '@naftiko/engine';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';

/** A value that a document needs from outside, as plain data. */
export interface EntryVariable extends Pick<Variable, 'id' | 'kind' | 'name'> {
  readonly uses: readonly Omit<VariableUse, 'at'>[];
}

/** The values that a document needs. */
export const listVariables = ({ capability }: PlannedDocument): readonly EntryVariable[] =>
  (capability?.variables() ?? []).map(({ id, kind, name, uses }) => {
    const different = new Map(uses.map(({ at: _, ...use }) => [JSON.stringify(use), use]));
    return { id, kind, name, uses: [...different.values()] };
  });

/** What an operator has to set before a document can be opened, each as it is set. Files of binds are not read. */
export function listMissingValues(variables: readonly EntryVariable[], options: RunOptions): readonly string[] {
  if (options.mock) return [];
  const missing = variables.filter((variable) => isNeeded(variable, options) && !isGiven(variable, options));
  return [...new Set(missing.map(({ kind, name }) => remedies[kind](name)))];
}

const remedies = {
  environment: (name: string) => `the environment variable ${name}`,
  setting: (name: string) => `the option --var ${name}=<value>`,
  'base-uri': (name: string) => `the option --base-uri ${name}=<address>`,
  bind: (name: string) => `the bound value ${name}`,
};
