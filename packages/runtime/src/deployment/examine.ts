import { invalid, isError, summariseDifferences, type Checked, type Diagnostic } from '@naftiko/spec';
import type { Examination } from '../management/control-service.js';
import { listStructuralChanges } from '../management/structural-changes.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';
import { resolveValues, type VariableValues } from './open-runtime.js';
import type { Predecessor } from './examine-elsewhere.js';
import { refusalOf } from './refusal.js';

/** What was found, and the values that were resolved for it: a reload that follows uses them instead of resolving again. */
export interface Examined {
  readonly examination: Examination;
  readonly resolved: Checked<VariableValues>;
}

/** What a later examination has to know of a document. */
export const predecessorOf = ({ diagnostics, capability }: PlannedDocument): Predecessor => ({
  diagnostics,
  document: capability?.document,
});

/**
 * What a document would be in the place of the running one. Errors that the running one has as well do not keep the new
 * one from taking over: a published document may have a broken part and be served all the same.
 */
export async function examine(
  planned: PlannedDocument,
  running: Predecessor,
  options: RunOptions,
  resolvesValues = true,
): Promise<Examined> {
  const refusal = refusalOf(planned, options);
  const known = new Set(running.diagnostics.filter(isError).map(identityOf));
  const fresh = planned.diagnostics.filter((diagnostic) => isError(diagnostic) && !known.has(identityOf(diagnostic)));
  // What cannot run is not worth asking a provider for.
  const resolved = refusal.length > 0 || !resolvesValues ? invalid(...refusal) : await resolveValues(planned, options);
  const missing = resolved.diagnostics.filter(isError);
  const unlike = options.strict ? planned.loaded.differences : [];
  const errors = [...new Set([...refusal, ...fresh, ...missing, ...unlike])];
  const document = planned.capability?.document;
  const before = running.document;
  const examination = {
    valid: errors.length === 0,
    errors,
    warnings: [...planned.diagnostics.filter((diagnostic) => !isError(diagnostic)), ...reportDifferences(planned)],
    structuralChanges: document === undefined || before === undefined ? [] : listStructuralChanges(before, document),
  };
  return { examination, resolved };
}

/** Identifies an error without its line, which changes when a text is edited. */
const identityOf = ({ code, message }: Diagnostic): string => `${code} ${message}`;

/** Differences from the published schema do not prevent a start; they are one line. */
function reportDifferences({ loaded: { differences: found, root } }: PlannedDocument): readonly Diagnostic[] {
  const summary = root === undefined ? undefined : summariseDifferences(found, root);
  return summary === undefined ? [] : [summary];
}
