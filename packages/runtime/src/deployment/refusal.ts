import { diagnose, isError, type Diagnostic } from '@naftiko/spec';
import { isServable, type PlannedDocument } from '../plan/planned-document.js';
import { reportPortClashes, portOriginOf } from '../plan/port-clashes.js';
import { choosePort, type RunOptions } from '../run-options.js';

type PortOptions = Pick<RunOptions, 'ports' | 'nextFreePort'>;

/**
 * The diagnostics that prevent a document from being started, even in parts: fatal errors, or no unit that can be
 * served.
 */
export function refusalOf(planned: PlannedDocument, options: PortOptions): readonly Diagnostic[] {
  const document = planned.loaded.document;
  if (document === undefined || planned.capability === undefined) return planned.diagnostics.filter(isError);
  if (document.exposes.length === 0) {
    const already = planned.diagnostics.filter(isError);
    return already.some(({ code }) => code === 'no-exposes')
      ? already
      : [...already, diagnose('no-exposes', document.at, {})];
  }
  const fatal = planned.diagnostics.filter(
    ({ code }) => fatalCodes.has(code) || (document.conformant && fatalWhenConformant.has(code)),
  );
  fatal.push(...planned.diagnostics.filter((one) => one.code === 'port-invalid' && !isSettled(one, planned, options)));
  if (fatal.length > 0) return fatal;
  if (isServable(planned)) return [];
  return [...planned.diagnostics.filter(isError), diagnose('nothing-to-serve', document.at, {})];
}

/**
 * Whether a diagnostic about a port is irrelevant, because the operator has chosen another port or standard input and
 * output.
 */
export function isSettled({ code, at }: Diagnostic, planned: PlannedDocument, options: PortOptions): boolean {
  const isSamePlace = (place: Diagnostic['at']): boolean => place.start.offset === at.start.offset;
  const isReplaced = (namespace: string): boolean => options.ports.has(namespace) || options.ports.has('*');
  if (code === 'port-clash') return !clashesOf([planned], options).some((clash) => isSamePlace(clash.at));
  if (code !== 'port-invalid') return false;
  return !planned.mounts.some(
    ({ expose, plan }) =>
      plan.kind === 'http' && !isReplaced(plan.namespace) && isSamePlace(portOriginOf(expose, planned.loaded.root)),
  );
}

/** The ports that two adapters of a run share, with the options of the operator applied. */
export const clashesOf = (documents: readonly PlannedDocument[], options: PortOptions): readonly Diagnostic[] =>
  options.nextFreePort ? [] : reportPortClashes(documents, (plan) => choosePort(plan, options));

/** Codes of errors that affect the whole document and not only one unit. */
const fatalCodes: ReadonlySet<string> = new Set([
  'aggregate-function-duplicate',
  'ref-unresolved',
  'bind-duplicate',
  'bind-empty',
  'server-secret-missing',
  // A credential that the document requires has no usable value.
  'credential-unbound',
  'credential-template-malformed',
  'auth-value-malformed',
  'auth-misplaced',
  'template-unquoted',
]);

/** Codes of errors that break one unit in the relaxed dialect, but prevent the start of a conformant document. */
const fatalWhenConformant: ReadonlySet<string> = new Set([
  'import-unresolvable',
  // Source: specification 04, b.2.
  'skill-duplicate',
  'skill-tool-duplicate',
  'skill-tool-ambiguous',
  'skill-tool-unresolved',
  'skill-location-missing',
  'skill-instruction-unsafe',
]);
