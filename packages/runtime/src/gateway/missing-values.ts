import { isGiven, isNeeded } from '@naftiko/engine';
import { collectGiven } from '../deployment/open-runtime.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';

/** What an operator has to set before a document can be opened, each as it is set. Files of binds are not read. */
export function listMissingValues(planned: PlannedDocument, options: RunOptions): readonly string[] {
  if (options.mock) return [];
  const given = collectGiven(planned, options);
  const missing = (planned.capability?.variables() ?? []).filter(
    (variable) => isNeeded(variable, options) && !isGiven(variable, given),
  );
  return [...new Set(missing.map(({ kind, name }) => remedies[kind](name)))];
}

const remedies = {
  environment: (name: string) => `the environment variable ${name}`,
  setting: (name: string) => `--var ${name}=...`,
  'base-uri': (name: string) => `--base-uri ${name}=https://...`,
  bind: (name: string) => `the bound value ${name}`,
};
