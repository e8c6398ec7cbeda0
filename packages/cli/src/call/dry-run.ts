import { isGiven } from '@naftiko/engine';
import { collectGiven, type OperationNeeds, type PlannedDocument, type RunOptions } from '@naftiko/runtime';

/** The options with `***` for every missing secret, because a preview needs none. */
export function withoutSecrets(
  document: PlannedDocument,
  { variables }: OperationNeeds,
  options: RunOptions,
): RunOptions {
  const given = collectGiven(document, options);
  const missing = variables.filter((variable) => variable.kind === 'environment' && !isGiven(variable, given));
  const shown = Object.fromEntries(missing.map(({ name }) => [name, '***']));
  return { ...options, environment: { ...options.environment, ...shown } };
}
