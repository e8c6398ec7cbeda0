import { isError, summariseDifferences, type Diagnostic } from '@naftiko/spec';
import { resolveVariables } from '@naftiko/engine';
import type { Examination } from '../management/control-service.js';
import { structuralChanges } from '../management/structural-changes.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { RunOptions } from '../run-options.js';
import { givenFor } from './open-runtime.js';
import { refusalOf } from './refusal.js';

/**
 * Examines a document as a replacement of the running one. Errors that the running one has too do not refuse the new
 * one: a published document with a broken part can still be served.
 */
export async function examine(
  planned: PlannedDocument,
  running: PlannedDocument,
  options: RunOptions,
): Promise<Examination> {
  const refusal = refusalOf(planned, options);
  const known = new Set(running.diagnostics.filter(isError).map(sameness));
  const fresh = planned.diagnostics.filter((diagnostic) => isError(diagnostic) && !known.has(sameness(diagnostic)));
  const missing = refusal.length > 0 ? [] : await missingValues(planned, options);
  const unlike = options.strict ? planned.loaded.differences : [];
  const errors = [...new Set([...refusal, ...fresh, ...missing, ...unlike])];
  const document = planned.capability?.document;
  const before = running.capability?.document;
  return {
    valid: errors.length === 0,
    errors,
    warnings: [...planned.diagnostics.filter((diagnostic) => !isError(diagnostic)), ...differences(planned)],
    structuralChanges: document === undefined || before === undefined ? [] : structuralChanges(before, document),
  };
}

/** Identifies an error without its line, which changes when a text is edited. */
const sameness = ({ code, message }: Diagnostic): string => `${code} ${message}`;

async function missingValues(
  { capability, plugins, ...planned }: PlannedDocument,
  options: RunOptions,
): Promise<readonly Diagnostic[]> {
  if (capability === undefined || plugins === undefined) return [];
  const given = givenFor({ capability, plugins, ...planned }, options);
  const resolved = await resolveVariables(capability.variables(), plugins.engine.binds, given);
  return resolved.diagnostics.filter(isError);
}

/** Differences from the published schema do not prevent a start; they are one line. */
function differences({ loaded: { differences: found, root } }: PlannedDocument): readonly Diagnostic[] {
  const summary = root === undefined ? undefined : summariseDifferences(found, root);
  return summary === undefined ? [] : [summary];
}
