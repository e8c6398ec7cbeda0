import { diagnose, isError, type Diagnostic } from '@naftiko/spec';
import { isServable, type PlannedDocument } from '../plan-document.js';
import type { RunOptions } from '../run-options.js';

/** Why a document cannot be started at all: it says so itself, or nothing of it is left to serve. */
export function refusalOf(planned: PlannedDocument, options: RunOptions): readonly Diagnostic[] {
  const document = planned.loaded.document;
  if (document === undefined || planned.capability === undefined) return planned.diagnostics.filter(isError);
  if (document.exposes.length === 0) {
    const already = planned.diagnostics.filter(isError);
    return already.some(({ code }) => code === 'no-exposes')
      ? already
      : [...already, diagnose('no-exposes', document.at, {})];
  }
  const fatal = planned.diagnostics.filter(
    ({ code }) =>
      (fatalCodes.has(code) && !(code === 'port-clash' && isMoved(planned, options))) ||
      (document.conformant && fatalWhenConformant.has(code)),
  );
  if (fatal.length > 0) return fatal;
  if (isServable(planned)) return [];
  return [...planned.diagnostics.filter(isError), diagnose('nothing-to-serve', document.at, {})];
}

/** Whether the operator's ports part what clashes in the document. */
function isMoved({ mounts }: PlannedDocument, { ports }: RunOptions): boolean {
  const fixed = mounts
    .flatMap(({ plan }) => (plan.kind === 'http' ? [ports.get(plan.namespace) ?? plan.port] : []))
    .filter((port) => port !== 0);
  return new Set(fixed).size === fixed.length;
}

/** Faults of the whole document, not of one unit. */
const fatalCodes: ReadonlySet<string> = new Set([
  'aggregate-function-duplicate',
  'ref-unresolved',
  'bind-duplicate',
  'bind-empty',
  'server-secret-missing',
  // The document wants a credential that cannot be given.
  'credential-unbound',
  'credential-template-malformed',
  'auth-value-malformed',
  'auth-misplaced',
  'template-unquoted',
]);

/** Faults that cost a published document one unit; one that keeps to the specification is not loaded with them. */
const fatalWhenConformant: ReadonlySet<string> = new Set([
  'import-unresolvable',
  // Source: specification 04, b.2.
  'skill-duplicate',
  'skill-tool-duplicate',
  'skill-tool-ambiguous',
  'skill-tool-unresolved',
  'skill-instruction-homeless',
  'skill-instruction-unsafe',
]);
