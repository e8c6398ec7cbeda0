import { invalid, isError, summariseDifferences, type Checked, type Diagnostic } from '@naftiko/spec';
import type { Examination, Reloaded } from '../management/control-service.js';
import { listStructuralChanges } from '../management/structural-changes.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';
import { resolveValues, type VariableValues } from './open-runtime.js';
import type { Predecessor } from './thread-examiner.js';
import { refusalOf } from './refusal.js';

/**
 * The result of examining a new version of a document, and the values of its variables, so that a reload need not
 * resolve them again.
 */
export interface ReloadCheck {
  readonly examination: Examination;
  readonly resolved: Checked<VariableValues>;
}

/** The data of the running document that `checkReload` compares with. */
export const predecessorOf = ({ diagnostics, capability }: PlannedDocument): Predecessor => ({
  diagnostics,
  document: capability?.document,
});

/**
 * Examines whether a document can replace the running one. An error that the running document also has does not prevent
 * the reload, because a document with a broken part is served nevertheless. Without `resolvesValues`, variables are not
 * resolved: the providers of their values are called only once for a reload.
 */
export async function checkReload(
  planned: PlannedDocument,
  running: Predecessor,
  options: RunOptions,
  resolvesValues = true,
): Promise<ReloadCheck> {
  const refusal = refusalOf(planned, options);
  const known = new Set(running.diagnostics.filter(isError).map(identityOf));
  const fresh = planned.diagnostics.filter((diagnostic) => isError(diagnostic) && !known.has(identityOf(diagnostic)));
  // Values are not resolved for a document that cannot run.
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

/** The result of a reload that is refused because the document has errors. */
export const refuseErrors = ({ errors }: Examination): Reloaded => ({
  status: 'refused',
  reason: 'The document has errors.',
  errors,
});

/** Identifies an error without its line, which changes when a text is edited. */
const identityOf = ({ code, message }: Diagnostic): string => `${code} ${message}`;

/** Reports the differences from the JSON Schema of the specification as one note. They do not prevent a reload. */
function reportDifferences({ loaded: { differences: found, root } }: PlannedDocument): readonly Diagnostic[] {
  const summary = root === undefined ? undefined : summariseDifferences(found, root);
  return summary === undefined ? [] : [summary];
}
